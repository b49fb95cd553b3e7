package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// `|S_t|_F^2 <= |S_(t-1)|_F^2 + beta / (2 - beta) |v_t|^2`: with unit keys and values of norm at most V the
/// state of the delta rule grows no faster than `V sqrt(t beta / (2 - beta))`, where that of linear attention
/// can reach `t V`.
@AutoService(Claim.class)
public final class AStepOfTheDeltaRuleAddsAtMostAShareOfTheValue implements Claim.Universal<DeltaStep> {
    private static final int MOST_PARTS = 4;

    @Override
    public Statement statement() {
        return new Statement(
                "For all d >= 1, channels s of a state, unit keys k, values v and steps beta with 0 < beta < 2: the delta "
                        + "rule s' = s + beta (v - s.k) k has |s'|^2 <= |s|^2 + beta / (2 - beta) v^2.",
                "\\|k\\| = 1,\\; 0 < \\beta < 2 \\implies \\|s + \\beta (v - s \\cdot k)\\, k\\|^2 \\le \\|s\\|^2 + "
                        + "\\tfrac{\\beta}{2 - \\beta}\\, v^2",
                List.of(
                        "s, k: every pair of vectors of R^d",
                        "v: every number, the channel of the value",
                        "summed over the channels: ||S'||_F^2 <= ||S||_F^2 + beta / (2 - beta) ||v||^2"),
                "With a = s.k the gain is -beta (a - v) ((2 - beta) a + beta v), a quadratic in a that opens downwards; "
                        + "its greatest value, at a = (1 - beta) v / (2 - beta), is beta v^2 / (2 - beta). Equality is "
                        + "attained, so that no smaller share will do.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("a quadratic is largest at its vertex"),
                Optional.empty());
    }

    @Override
    public DeltaStep draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3) + 1);
        var state = Tokens.vector(random, width, size);
        var key = random.nextInt(4) == 0 ? Tokens.vector(random, width, size) : unit(random, width, size);
        var value = new BigFraction(random.nextInt(2 * size + 1) - size);
        return new DeltaStep(
                state, key, value, new BigFraction(random.nextInt(4 * MOST_PARTS) - MOST_PARTS, MOST_PARTS));
    }

    /// A rational point of the unit sphere, seen from the pole: `(2 y, |y|^2 - 1) / (|y|^2 + 1)`.
    private static List<BigFraction> unit(RandomGenerator random, int width, int size) {
        if (width == 1) {
            return List.of(BigFraction.ONE);
        }
        var plane = Tokens.vector(random, width - 1, size);
        var square = Entrywise.dot(plane, plane);
        var below = square.add(BigFraction.ONE);
        return IntStream.range(0, width)
                .mapToObj(entry -> entry < width - 1
                        ? plane.get(entry).multiply(2).divide(below)
                        : square.subtract(BigFraction.ONE).divide(below))
                .toList();
    }

    @Override
    public List<Hypothesis<DeltaStep>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the key is a unit vector",
                        instance ->
                                Entrywise.dot(instance.key(), instance.key()).equals(BigFraction.ONE)),
                Hypothesis.of("beta > 0", instance -> instance.step().compareTo(BigFraction.ZERO) > 0),
                Hypothesis.of("beta < 2", instance -> instance.step().compareTo(BigFraction.TWO) < 0));
    }

    @Override
    public Finding conclusion(DeltaStep instance) {
        var left = BigFraction.TWO.subtract(instance.step());
        if (left.equals(BigFraction.ZERO)) {
            return new Finding.Undecided("beta / (2 - beta) has no value at beta = 2");
        }
        var next = instance.next();
        var gain = Entrywise.dot(next, next).subtract(Entrywise.dot(instance.state(), instance.state()));
        var share = instance.step().divide(left).multiply(instance.value()).multiply(instance.value());
        return new Finding.Exact(
                gain.compareTo(share) <= 0, "gain " + ExactText.text(gain) + ", share " + ExactText.text(share));
    }
}
