package dev.attest.theory.certificate.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Seeds;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No sign is excluded that occurs: hand-made cases, and random forms at random points.
class SignAnalysisTest {
    private static final int FORMS = 400;
    private static final int POINTS = 12;
    private static final Map<String, SignSet> SYMBOLS =
            Map.of("x", SignSet.ANY, "p", SignSet.POSITIVE, "z", SignSet.NONNEGATIVE);
    private static final List<String> PIECES = List.of(
            "x", "p", "z", "q[0]", "abs(x)", "abs(-1 + x)", "exp(x)", "exp(-1*p)", "x^2", "(1 + x^2)^-1", "sign(x)",
            "(2 + abs(x))^(1/2)", "log(1 + exp(x))", "sum(t<d: q[t])", "sum(t<d: q[t]^2)", "sum(t<d: abs(q[t]))", "1/2", "-1",
            "3", "max(t<d: q[t])", "z^(1/2)", "cos(x)", "sin(x)");

    private static Polynomial read(String text) {
        return IndexNotation.read(text, SYMBOLS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + x + x^2 | POSITIVE",
                "1 + 2*x + x^2 | NONNEGATIVE",
                "1 + 3*x + x^2 | ANY",
                "1/2 + -1*x + -1*x^2 + -1 | NEGATIVE",
                "x + abs(x) | NONNEGATIVE",
                "x + 2*abs(x) | NONNEGATIVE",
                "2*x + abs(x) | ANY",
                "sum(t<d: q[t]^2) + sum(t<d: q[t]) + d | POSITIVE",
                "sum(t<d: q[t]^2) + -2*sum(t<d: q[t]) + 1/2*d | ANY",
                "exp(-1/2*abs(x) + 1/2*x) + 1/2*x + 1/2*abs(x) | POSITIVE",
                "p + -1*z | ANY",
                "p + z | POSITIVE",
                "x^4 + -1*x^3 + 1 | POSITIVE",
                "x^4 + -2*x^3 + 1 | ANY"
            })
    void casesWorkedByHand(String text, String expected) {
        assertEquals(signs(expected), SignAnalysis.of(read(text)));
    }

    private static SignSet signs(String name) {
        return switch (name) {
            case "POSITIVE" -> SignSet.POSITIVE;
            case "NEGATIVE" -> SignSet.NEGATIVE;
            case "NONNEGATIVE" -> SignSet.NONNEGATIVE;
            default -> SignSet.ANY;
        };
    }

    @Test
    void noSignThatOccursIsExcluded() {
        assertEquals(0, exclusions(SignAnalysis::of));
    }

    @Test
    void anAnalysisThatForgetsZeroOrSignsIsFoundOut() {
        assertTrue(exclusions(form -> SignAnalysis.of(form).times(SignSet.POSITIVE).power(new BigFraction(-1))) > 0);
        assertTrue(exclusions(form -> SignAnalysis.of(form).abs()) > 0);
    }

    /// How often a form has a sign that the analysis excludes.
    private static int exclusions(Function<Polynomial, SignSet> analysis) {
        var random = new SplittableRandom(Seeds.derive(0, "signs that occur"));
        int exclusions = 0;
        for (int number = 0; number < FORMS; number++) {
            var form = read(text(random));
            var claimed = analysis.apply(form);
            for (int point = 0; point < POINTS; point++) {
                exclusions += occurs(form, random).within(claimed) ? 0 : 1;
            }
        }
        return exclusions;
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder(product(random));
        for (int term = random.nextInt(3); term > 0; term--) {
            text.append(" + ").append(product(random));
        }
        return text.toString();
    }

    private static String product(SplittableRandom random) {
        var left = PIECES.get(random.nextInt(PIECES.size()));
        return random.nextBoolean() ? left : left + "*" + PIECES.get(random.nextInt(PIECES.size()));
    }

    /// The sign at a random point; the empty set where it is not certain, or there is no value.
    private static SignSet occurs(Polynomial form, SplittableRandom random) {
        var query = IntStream.range(0, 2).mapToObj(entry -> small(random)).toList();
        var parameters = Map.of(
                "x", List.of(List.of(small(random))),
                "p", List.of(List.of(small(random).abs().add(new BigFraction(1, 4)))),
                "z", List.of(List.of(small(random).abs())));
        var point = new Point(Map.of("d", 2), query, List.of(query), 0, List.of(), parameters);
        var scalars = new Enclosures();
        try {
            return SignSet.of(scalars.sign(new NormalFormEvaluator<>(scalars, point).evaluate(form, Map.of())));
        } catch (Declined | Undefined e) {
            return new SignSet(0);
        }
    }

    private static BigFraction small(SplittableRandom random) {
        return new BigFraction(random.nextInt(17) - 8, 1 + random.nextInt(4));
    }
}
