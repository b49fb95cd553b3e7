package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Dataset;
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

/// The phase transition of softmax: its weight on the special key is logistic in `(a^2 + b^2) log n`, and
/// passes 1/2 where that passes log n, over a width of 1 / log n.
@AutoService(Claim.class)
public final class SoftmaxTurnsToTheSpecialKeyWhereSquaresPassOne implements Claim.Universal<OneNetwork> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all n = G t, a, b, c with t n^(b^2) <= n: the weight f of softmax on the special key "
                        + "obeys 1/(1 + 2x) "
                        + "<= f <= 1/(1 + (1 - 1/G) x) with x = n^(1 - a^2 - b^2) in self-attention, and "
                        + "x = n^(1 - a^2) in "
                        + "cross-attention with special tokens of different groups.",
                "\\frac{1}{1 + 2x} \\le f_{\\exp} \\le \\frac{1}{1 + (1 - 1/G)x}, \\qquad x = n^{1 - a^2 " + "- b^2}",
                List.of(
                        Paper.LETTERS,
                        "t n^(b^2) <= n says G >= n^(b^2)",
                        "so f >= 1/(1 + 2 n^-e) where a^2 + b^2 >= 1 + e, and f <= 2 n^-e where a^2 + b^2 "
                                + "<= 1 - e and G "
                                + ">= 2"),
                "1/f - 1 is the sum of the other scores over that of the special key: n - t of them are 1 "
                        + "and at most t are "
                        + "n^(b^2), so the sum is between n - t = (1 - 1/G) n and n - t + t n^(b^2) <= 2n.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public OneNetwork draw(RandomGenerator random, int size) {
        Setting setting = new Drawn(random).wide(size).with(Weights.IDENTITY);
        return new OneNetwork(setting, Unit.SOFTMAX, Fractions.one(random, List.of(Dataset.values())), 1);
    }

    @Override
    public List<Hypothesis<OneNetwork>> hypotheses() {
        return List.of(Hypothesis.of(
                "t n^(b^2) <= n",
                network -> power(network.setting(), network.setting().b())
                                .times(network.setting().groupSize())
                                .minus(power(network.setting(), BigFraction.ONE))
                                .sign()
                        <= 0));
    }

    /// `n^(root^2)`.
    private static PowerSum power(Setting setting, BigFraction root) {
        return PowerSum.power(TokenCount.of(setting.n()), BigFraction.ONE, Fractions.square(root));
    }

    @Override
    public Finding conclusion(OneNetwork network) {
        Setting setting = network.setting();
        RowKind row = network.rows().getFirst().row();
        PowerSum others = row.total().minus(row.special());
        PowerSum one = power(setting, setting.c()).times(setting.n());
        var share = new BigFraction(setting.groups() - 1, setting.groups());
        boolean above = one.times(2).minus(others).sign() >= 0;
        boolean below = others.minus(one.times(share)).sign() >= 0;
        return new Finding.Exact(
                above && below,
                "f is in " + network.rows().getFirst().special() + (above ? "" : ", below 1/(1 + 2x)")
                        + (below ? "" : ", above 1/(1 + (1 - 1/G) x)")
                        + (setting.pairing() == Pairing.SELF ? "" : ", special tokens of different groups"));
    }
}
