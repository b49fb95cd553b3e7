package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// "Softmax models locality better" as a theorem: where queries and keys carry a positional code of 2 or 4
/// numbers, the mass of softmax in the windows goes to 1 as the queries grow, while m non-negative features are
/// held below s m / N by [LocalMassIsAtMostTheRankTimesTheWindowsOfAKey].
@AutoService(Claim.class)
public final class SoftmaxIsLocalWherePositionsLieOnCircles
        implements Claim.Universal<PositionalCode>, Claim.Structural {
    private final Mechanism softmax = Catalogue.mechanism("softmax");
    private final List<Mechanism> others =
            List.of(Catalogue.mechanism("elu1-linear"), Catalogue.mechanism("exp-linear"));

    @Override
    public Statement statement() {
        return new Statement(
                "For all g >= 2, h >= 0, T >= g and epsilon > 0: let the N positions of a sequence (p = 1, N = g) or of "
                        + "a g x g grid (p = 2, N = g^2) have as keys k_i the points of one circle, or of the product "
                        + "of two, at the angles 2 pi x/T of their coordinates x, so d = 2p, and the queries q_i = c "
                        + "k_i. With e = min(h + 1, T - g + 1), softmax puts at least 1 - epsilon of every row into "
                        + "its window of the positions at most h away as soon as c >= sqrt(d) T^2 log((N - 1)/epsilon) "
                        + "/ (8 e^2); the mass goes to 1 as c grows, with d fixed. Rows of m non-negative features, at "
                        + "any scale and with any code, have at most s m / N on average, s = (2h + 1)^p.",
                "(N - 1)\\, e^{-8e^2c/(\\sqrt d\\,T^2)} \\le \\varepsilon \\implies \\forall i\\colon \\sum_{j \\in "
                        + "N(i)} \\operatorname{softmax}\\Bigl(\\tfrac{K q_i}{\\sqrt d}\\Bigr)_j \\ge 1 - \\varepsilon",
                List.of(
                        "k_i = (cos 2 pi x/T, sin 2 pi x/T) for each coordinate x of i; T = g is the whole circle, T "
                                + "= g + h leaves room so that the ends are no neighbours",
                        "no mask; windows are cut at the borders",
                        "a 14 x 14 grid with windows of 3 x 3, T = 15: 99 in 100 of every row from c = 139 on; rows of "
                                + "m = 4 features have at most 9 * 4/196 = .184 on average"),
                "q_i.k_i - q_i.k_j = c times the sum over the circles of 1 - cos of the angle between i and j. Outside "
                        + "the window some coordinate is at least e places away around its circle, and 1 - cos x >= 2 "
                        + "(x/pi)^2 up to x = pi, so the score of j is at least 8 e^2 c/(sqrt(d) T^2) below that of i "
                        + "itself. The divisor is at least the exponential of the own score, so each of at most N - "
                        + "1 keys outside has at most exp(-8 e^2 c/(sqrt(d) T^2)). The ceiling of m features is "
                        + "local-mass-is-at-most-the-rank-times-the-windows-of-a-key.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("Jordan's inequality sin y >= 2y/pi"),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Softmax has no preference for near keys by itself: its text does not mention positions (the property "
                        + "`local` FAILS of it). It can be local with a code of few numbers; that trained networks "
                        + "are is a measurement, not this statement.",
                "The scale grows as T^2 log N: at scales of order 1 softmax over long sequences spreads as well.",
                "Features whose number grows with N, rows with negative weights such as those of InLine, a causal mask, "
                        + "or a local residual are outside the ceiling; nothing is said against them.");
    }

    /// Scales next to the threshold, above it, and far below.
    @Override
    public PositionalCode draw(RandomGenerator random, int size) {
        int dimension = 1 + random.nextInt(2);
        int side = dimension == 1 ? 2 + random.nextInt(2 * size) : 2 + random.nextInt(Math.min(size, 3));
        int reach = random.nextInt(2);
        int turn = Math.max(1, side + List.of(0, 0, reach, side, -side / 2).get(random.nextInt(5)));
        var share = new BigFraction(1, (int) Math.pow(10, 1 + random.nextInt(3)));
        Mechanism mechanism = random.nextInt(5) > 0 ? softmax : others.get(random.nextInt(others.size()));
        var code = new PositionalCode(
                mechanism,
                new Grid(side, dimension),
                turn,
                reach,
                BigFraction.ONE,
                random.nextInt(5) == 0 ? side / 2 : 0,
                share);
        double least = Math.log(Math.max(1, code.grid().count() - 1) / share.doubleValue())
                / code.shortfall().lo();
        int factor = List.of(1, 1, 3, 0).get(random.nextInt(4));
        return new PositionalCode(
                mechanism,
                code.grid(),
                turn,
                reach,
                new BigFraction((int) Math.ceil(least) * factor),
                code.shift(),
                share);
    }

    @Override
    public List<Hypothesis<PositionalCode>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the rows are those of softmax",
                        code -> code.mechanism().equals(softmax)),
                Hypothesis.of("the query of a position is a multiple of its own key", code -> code.shift() == 0),
                Hypothesis.of(
                        "the positions are different points: T >= g",
                        code -> code.turn() >= code.grid().side()),
                Hypothesis.of("c >= sqrt(d) T^2 log((N - 1)/epsilon) / (8 e^2)", PositionalCode::isScaledEnough));
    }

    @Override
    public Finding conclusion(PositionalCode code) {
        var scalars = new Enclosures();
        try {
            Enclosure mass = code.leastMass();
            Enclosure margin = scalars.subtract(mass, scalars.of(BigFraction.ONE.subtract(code.share())));
            return new Finding.Enclosed(margin.lo(), margin.hi(), "the least mass in a window is in " + mass);
        } catch (Undefined | Declined noRow) {
            return new Finding.Undecided("a row is not enclosed: " + noRow.getMessage());
        }
    }

    /// The rows of softmax have no ceiling that is free of n, those of few features have one.
    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.fails(softmax, "local-mass-budget"),
                Expectation.fails(softmax, "local"),
                new Expectation(others.getFirst(), "local-mass-budget", Verdict.HOLDS, Optional.empty(), false));
    }

    /// The decider says nothing of this code.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
