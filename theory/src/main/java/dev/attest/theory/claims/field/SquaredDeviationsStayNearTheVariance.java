package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// `E |(X - E X)^2 - Var X| <= R² / (3 sqrt 3)` for X on an interval of length R: what the sharp constant of
/// [InlineIsTheFirstOrderTermOfSoftmax] rests on.
@AutoService(Claim.class)
public final class SquaredDeviationsStayNearTheVariance implements Claim.Universal<FiniteLaw> {
    /// Next to (1 - 1/sqrt 3)/2, where p (1 - p) (1 - 2p) is largest.
    private static final BigFraction NEAR_THE_WORST_SHARE = new BigFraction(4, 19);

    private static final BigFraction SQUARED_INVERSE_OF_THE_CONSTANT = new BigFraction(27);

    @Override
    public Statement statement() {
        return new Statement(
                "For every random number X on an interval of length R, the mean distance of (X - E X)^2 from its mean "
                        + "Var X is at most R^2 / (3 sqrt 3).",
                "\\mathbb E\\,\\bigl|(X - \\mathbb E X)^2 - \\operatorname{Var} X\\bigr| \\le "
                        + "\\frac{R^2}{3\\sqrt 3}",
                List.of("X: every random number on some interval of length R", "R: every number >= 0"),
                "Put R = 1 and y = X - E X in [-a, b] with a + b = 1; let a <= b, by reflection. Write s^2 for the "
                        + "variance: s^2 <= a b, as E (y + a)(b - y) >= 0. As y^2 - s^2 has the mean 0, the mean of "
                        + "its absolute value is 2 E h, h the positive part of y^2 - s^2. "
                        + "(i) s >= a: put e = s^2/b <= a, A = (b^2 - s^2)/(b + e)^2 <= 1 and g(y) = A (y + e)^2. "
                        + "Then g >= h on [-a, b]: left of s, h = 0; on [s, b], g - h is concave, g(s) >= 0 = h(s) "
                        + "and g(b) = h(b). So E h <= E g = A (s^2 + e^2) = e b (b - e)/(e + b) = L^2 p (1 - p)(1 - "
                        + "2p) with L = e + b <= 1 and p = e/L <= 1/2, which is at most 1/(6 sqrt 3): p (1 - p)(1 - "
                        + "2p) has the slope 1 - 6p + 6p^2, which is 0 at p = (1 - 1/sqrt 3)/2. "
                        + "(ii) s < a: g(y) = (1 - s^2/b^2) y^2 >= h on [-a, b], as |y| <= b. So E h <= "
                        + "s^2 (1 - s^2/b^2), which is at most b^2/4 and rises in s^2 up to b^2/2. If a^2 > b^2/2 "
                        + "then b < 1/(1 + 1/sqrt 2) and b^2/4 < .0858. If not, put r = a/b: the value at s = a is "
                        + "r^2 (1 - r)/(1 + r), largest at r^2 + r = 1, where it is (5 sqrt 5 - 11)/2 < .0902. Both "
                        + "are below 1/(6 sqrt 3) > .0962. Two numbers at the distance R, the one with the weight (1 "
                        + "- 1/sqrt 3)/2, attain the bound.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of("The instances are finite laws with rational numbers; that the bound holds for every law is the "
                + "argument above, which no instance proves.");
    }

    /// Some are next to the law that attains the bound.
    @Override
    public FiniteLaw draw(RandomGenerator random, int size) {
        if (random.nextInt(6) == 0) {
            return nearTheWorst(random.nextInt(1, size + 1));
        }
        int count = 1 + random.nextInt(size + 2);
        List<BigFraction> values = whole(random, count, -size, size);
        List<BigFraction> weights = whole(random, count, random.nextInt(4) == 0 ? -size : 0, size + 1);
        int sum = weights.stream().mapToInt(BigFraction::intValue).sum();
        boolean normalised = sum != 0 && random.nextInt(4) > 0;
        return new FiniteLaw(
                values,
                normalised ? weights.stream().map(weight -> weight.divide(sum)).toList() : weights,
                new BigFraction(random.nextInt(2 * size + 1)));
    }

    private static List<BigFraction> whole(RandomGenerator random, int count, int least, int most) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new BigFraction(random.nextInt(least, most + 1)))
                .toList();
    }

    private static FiniteLaw nearTheWorst(int length) {
        return new FiniteLaw(
                List.of(BigFraction.ZERO, new BigFraction(length)),
                List.of(NEAR_THE_WORST_SHARE, BigFraction.ONE.subtract(NEAR_THE_WORST_SHARE)),
                new BigFraction(length));
    }

    @Override
    public List<Hypothesis<FiniteLaw>> hypotheses() {
        return List.of(
                Hypothesis.of("no weight is negative", FiniteLaw::isNonNegative),
                Hypothesis.of("the weights sum to 1", FiniteLaw::sumsToOne),
                Hypothesis.of("an interval of length R contains all numbers", FiniteLaw::fits));
    }

    /// 27 (E |Y|)^2 <= R^4, which needs no root; of a signed sum only a positive one counts.
    @Override
    public Finding conclusion(FiniteLaw law) {
        BigFraction departure = law.departure();
        BigFraction left = departure.pow(2).multiply(SQUARED_INVERSE_OF_THE_CONSTANT);
        BigFraction right = law.length().pow(4);
        return new Finding.Exact(
                departure.compareTo(BigFraction.ZERO) <= 0 || left.compareTo(right) <= 0,
                "mean distance " + ExactText.text(departure) + ": 27 times its square is " + ExactText.text(left)
                        + ", R^4 = " + ExactText.text(right));
    }
}
