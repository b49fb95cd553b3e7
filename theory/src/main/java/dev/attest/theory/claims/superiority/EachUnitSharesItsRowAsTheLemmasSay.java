package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.PowerSum;
import dev.attest.theory.separation.RowKind;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.TokenCount;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.separation.Weights;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The chain of lemmas on scores, weights and outputs of the special row, for softmax and linear attention
/// on both datasets.
@AutoService(Claim.class)
public final class EachUnitSharesItsRowAsTheLemmasSay implements Claim.Universal<OneNetwork> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all settings in self-attention with Q K^T = I and G >= 2, on either dataset, in the "
                        + "special row: softmax has "
                        + "1 - f <= t n^(-a^2) + n^(1 - a^2 - b^2) and f <= n^(a^2 + b^2)/(n - t); linear "
                        + "attention has f <= (a^2 "
                        + "+ b^2 + c^2)/(n c^2) and own group <= (a^2 + t (b^2 + c^2))/(n c^2); both have "
                        + "|g|^2 <= own^2 + "
                        + "1/(G - 1).",
                "1 - f_{\\exp} \\le t n^{-a^2} + n^{1-a^2-b^2},\\; f_{\\exp} \\le "
                        + "\\frac{n^{a^2+b^2}}{n-t},\\; f_{\\mathrm{lin}} "
                        + "\\le \\frac{a^2+b^2+c^2}{nc^2}",
                List.of(
                        Paper.LETTERS,
                        "f, own: the weights on the special key and on its group; for c = "
                                + "0 the linear bounds "
                                + "are void"),
                "The total of softmax, without the common n^(c^2), is at least n - t; its other scores "
                        + "sum to at most t n^(b^2) + "
                        + "n. The total of linear attention is at least n c^2. G - 1 equal masses sum to "
                        + "at most 1.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public OneNetwork draw(RandomGenerator random, int size) {
        OneNetwork network = new Drawn(random).network(size);
        Setting setting = network.setting().with(Weights.IDENTITY);
        return new OneNetwork(setting.with(Pairing.SELF), network.unit(), network.dataset(), 1);
    }

    @Override
    public List<Hypothesis<OneNetwork>> hypotheses() {
        return List.of(
                Hypothesis.<OneNetwork>of(
                                "no row divides by 0",
                                network -> !network.rows().isEmpty())
                        .technical("without it F has no value"),
                Hypothesis.<OneNetwork>of("G >= 2", network -> network.setting().groups() >= 2)
                        .technical("without it n - t and G - 1 are 0"),
                Hypothesis.of(
                        "the unit is softmax or linear, and not a power above 1",
                        network -> !(network.unit() instanceof Unit.Power(int degree)) || degree == 1));
    }

    @Override
    public Finding conclusion(OneNetwork network) {
        RowKind row = network.rows().getFirst().row();
        boolean shared = row.rest()
                        .times(network.setting().groups() - 1L)
                        .minus(row.total())
                        .sign()
                <= 0;
        boolean own = network.unit() instanceof Unit.Softmax ? softmax(network, row) : linear(network, row);
        return new Finding.Exact(
                shared && own, "f is in " + network.rows().getFirst().special());
    }

    private static boolean softmax(OneNetwork network, RowKind row) {
        Setting setting = network.setting();
        var tokens = TokenCount.of(setting.n());
        BigFraction constant = Fractions.square(setting.c());
        PowerSum one = PowerSum.power(tokens, BigFraction.ONE, constant);
        PowerSum group = PowerSum.power(tokens, BigFraction.ONE, constant.add(Fractions.square(setting.b())));
        PowerSum most = group.times(setting.groupSize()).plus(one.times(setting.n()));
        PowerSum least = one.times(setting.n() - setting.groupSize());
        return row.total().minus(row.special()).minus(most).sign() <= 0
                && row.total().minus(least).sign() >= 0;
    }

    /// The scores are to be the logits themselves: f (n c^2) <= a^2 + b^2 + c^2, and so for the group.
    private static boolean linear(OneNetwork network, RowKind row) {
        Setting setting = network.setting();
        BigFraction constant = Fractions.square(setting.c());
        BigFraction both = constant.add(Fractions.square(setting.b()));
        BigFraction special = Fractions.square(network.special());
        BigFraction all = constant.multiply(Fractions.of(setting.n()));
        BigFraction group = special.add(both.multiply(Fractions.of(setting.groupSize())));
        return row.special()
                                .times(all)
                                .minus(row.total().times(special.add(both)))
                                .sign()
                        <= 0
                && row.named()
                                .getFirst()
                                .times(all)
                                .minus(row.total().times(group))
                                .sign()
                        <= 0;
    }
}
