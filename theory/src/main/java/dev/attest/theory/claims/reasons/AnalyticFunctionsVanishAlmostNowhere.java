package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// From one point to almost every point.
@AutoService(Claim.class)
public final class AnalyticFunctionsVanishAlmostNowhere extends Reason {
    private static final String POLYNOMIAL = "f";

    @Override
    Theorem theorem() {
        return Theorem.ANALYTIC_ZEROS;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every connected open set of R^N and every real analytic f on it that is not 0 at one point, the zeros "
                        + "of f have Lebesgue measure 0.",
                "f \\not\\equiv 0 \\implies \\lambda(\\{x : f(x) = 0\\}) = 0",
                List.of("f: every real analytic function on a connected open set"),
                "By induction over N, since in one variable zeros that accumulate make f vanish. Tried on polynomials of "
                        + "degree D in two variables: on the grid of the (x, y) from -6 to 6 at most 13 D are zeros.",
                "mityagin2020zero",
                "Theorem");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        var coefficients = random.nextInt(8) == 0 ? vectors(random, 3, 3, 0) : vectors(random, 3, 3, size);
        return Case.of(random.nextInt(3) > 0 ? POLYNOMIAL : "max(f, 0)").with("f", coefficients);
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the function is analytic",
                        instance -> instance.setting().equals(POLYNOMIAL)),
                Hypothesis.of("the function is not 0 at one point", instance -> degree(instance) >= 0));
    }

    private static int degree(Case instance) {
        int degree = -1;
        for (int a = 0; a < instance.rows("f").size(); a++) {
            for (int b = 0; b < instance.rows("f").get(a).size(); b++) {
                degree = instance.rows("f").get(a).get(b).equals(ZERO) ? degree : Math.max(degree, a + b);
            }
        }
        return degree;
    }

    @Override
    Finding find(Case instance) {
        boolean cut = !instance.setting().equals(POLYNOMIAL);
        long zeros = IntStream.rangeClosed(-6, 6)
                .mapToLong(x -> IntStream.rangeClosed(-6, 6)
                        .filter(y -> {
                            int sign = at(instance, x, y).compareTo(ZERO);
                            return cut ? sign <= 0 : sign == 0;
                        })
                        .count())
                .sum();
        return isAtMost(number((int) zeros), number(13 * Math.max(degree(instance), 0)));
    }

    private static BigFraction at(Case instance, int x, int y) {
        var value = ZERO;
        for (int a = 0; a < instance.rows("f").size(); a++) {
            for (int b = 0; b < instance.rows("f").get(a).size(); b++) {
                var power = number(x).pow(a).multiply(number(y).pow(b));
                value = value.add(instance.rows("f").get(a).get(b).multiply(power));
            }
        }
        return value;
    }
}
