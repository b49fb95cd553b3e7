package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.separation.Weights;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// What of the separation remains for every readout: how far the output of one token can move between the
/// datasets. Softmax moves by a constant.
@AutoService(Claim.class)
public final class NoReadoutSeesMoreThanOneOverNOfLinearAttention implements Claim.Universal<OneNetwork> {
    private static final Enclosures ENCLOSURES = new Enclosures();

    @Override
    public Statement statement() {
        return new Statement(
                "For all n, G, b, c, 0 <= a0 <= a1, Q K^T = I, in self- and in cross-attention, every "
                        + "token i and every "
                        + "readout y with entries in [-1, 1]: between D0 and D1 the value <c_i, y> of "
                        + "linear attention "
                        + "changes by at most sqrt(log n) (a1 (a1^2 + b^2 + c^2) + 2 b (a1^2 - a0^2)) / "
                        + "(t b^2 + n c^2).",
                "\\lVert c_i(a_1) - c_i(a_0)\\rVert_1 \\le \\sqrt{\\log n}\\; \\frac{a_1(a_1^2 + b^2 + "
                        + "c^2) + 2b(a_1^2 - "
                        + "a_0^2)}{t b^2 + n c^2}",
                List.of(
                        Paper.LETTERS,
                        "y: every vector with entries in [-1, 1], chosen with full knowledge",
                        "one token: a network that sums over all n tokens can collect sqrt(log n) again, "
                                + "and a trained "
                                + "one does"),
                "Only the entries of the special key and of the groups move. f <= (a^2 + b^2 + c^2) / "
                        + "(a^2 + t b^2 + n "
                        + "c^2), and the mass of the groups moves by at most (a1^2 - a0^2)/(t b^2 + n "
                        + "c^2) from all "
                        + "others to one. The special row of softmax moves by a1 f(a1) - a0 f(a0), which "
                        + "tends to a1 "
                        + "where a1^2 + b^2 > 1 > a0^2 + b^2.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public OneNetwork draw(RandomGenerator random, int size) {
        Setting setting = new Drawn(random).wide(size).with(Weights.IDENTITY);
        Unit unit = random.nextInt(4) > 0 ? Unit.LINEAR : Unit.SOFTMAX;
        return new OneNetwork(setting, unit, Dataset.SECOND, 1);
    }

    @Override
    public List<Hypothesis<OneNetwork>> hypotheses() {
        return List.of(
                Hypothesis.<OneNetwork>of(
                                "no row divides by 0: t b^2 + n c^2 > 0",
                                network -> !spread(network.setting()).equals(BigFraction.ZERO))
                        .technical("without it F_lin has no value"),
                Hypothesis.of(
                        "a0 <= a1",
                        network -> network.setting()
                                        .a0()
                                        .compareTo(network.setting().a1())
                                <= 0),
                Hypothesis.of("the unit is linear", network -> network.unit().equals(Unit.LINEAR)));
    }

    private static BigFraction spread(Setting setting) {
        return Fractions.square(setting.b())
                .multiply(Fractions.of(setting.groupSize()))
                .add(Fractions.square(setting.c()).multiply(Fractions.of(setting.n())));
    }

    private static BigFraction bound(Setting setting) {
        BigFraction first = Fractions.square(setting.a0());
        BigFraction second = Fractions.square(setting.a1());
        BigFraction special = second.add(Fractions.square(setting.b()))
                .add(Fractions.square(setting.c()))
                .multiply(setting.a1());
        BigFraction groups = second.subtract(first).multiply(setting.b()).multiply(2);
        return special.add(groups).divide(spread(setting));
    }

    @Override
    public Finding conclusion(OneNetwork network) {
        Setting setting = network.setting();
        List<Shares> first = Shares.of(setting, network.unit(), Dataset.FIRST);
        List<Shares> second = Shares.of(setting, network.unit(), Dataset.SECOND);
        BigFraction bound = bound(setting);
        var moves = new ArrayList<Enclosure>();
        BigFraction exact = BigFraction.ZERO;
        boolean rational = network.unit().equals(Unit.LINEAR);
        for (int kind = 0; kind < first.size(); kind++) {
            if (rational) {
                BigFraction moved = Movement.exact(setting, first.get(kind), second.get(kind));
                exact = moved.compareTo(exact) > 0 ? moved : exact;
            } else {
                moves.add(Movement.enclosed(setting, first.get(kind), second.get(kind)));
            }
        }
        return rational
                ? new Finding.Exact(
                        exact.compareTo(bound) <= 0,
                        "moves by " + Decimals.text(exact) + ", the bound is " + Decimals.text(bound))
                : enclosed(moves, bound);
    }

    private static Finding enclosed(List<Enclosure> moves, BigFraction bound) {
        Enclosure most = moves.stream().reduce(Enclosure.ZERO, ENCLOSURES::max);
        Enclosure margin = ENCLOSURES.subtract(ENCLOSURES.of(bound), most);
        return new Finding.Enclosed(
                margin.lo(), margin.hi(), "moves by " + most + ", the bound is " + Decimals.text(bound));
    }
}
