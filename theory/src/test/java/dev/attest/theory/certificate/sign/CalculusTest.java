package dev.attest.theory.certificate.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Derivatives and strict monotonicity, worked by hand.
class CalculusTest {
    private static final Atom.Symbol X = new Atom.Symbol("x", List.of(), SignSet.ANY);

    private static Polynomial read(String text) {
        return IndexNotation.read(text, Map.of("x", SignSet.ANY, "y", SignSet.ANY, "p", SignSet.POSITIVE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^3 | 3*x^2",
                "y*x + y^2 | y",
                "exp(2*x) | 2*exp(2*x)",
                "log(1 + exp(x)) | exp(x)*(1 + exp(x))^-1",
                "(1 + x^2)^-1 | -2*x*(1 + x^2)^-2"
            })
    void derivatives(String function, String derivative) {
        assertEquals(read(derivative), Calculus.derivative(read(function), X));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | 1",
                "-2*x + 1 | -1",
                "x^2 | 0",
                "x^3 | 1",
                "x^3 + -1*x | 0",
                "x^3 + x^2 + x | 1",
                "1/2*x + 1/2*abs(x) | 0", // relu is flat below 0
                "2*x + abs(x) | 1",
                "1/2*x + 1/2*abs(x) + exp(1/2*x + -1/2*abs(x)) | 1", // elu + 1
                "log(1 + exp(x)) | 1",
                "p*x | 1",
                "y*x | 0", // y can be 0
                "(1 + exp(-1*x))^-1 | 1",
                "x + sign(x) | 0", // jumps
                "x^-1 | 0",
                "x + (1 + 2*x + x^2)^(1/2) | 0", // x + |x + 1| is flat below -1
                "2*x + abs(x + -1) + abs(x + 1) | 0", // 0 below -1
                "x + abs(y) | 0", // a kink elsewhere
                "2*x + sin(x) | 0", // no derivative is known
                "1 | 0",
                "y | 0",
                "y^2*x | 0",
                "y^2*x^3 | 0",
                "x^3 + 3*x^2 + 3*x | 1", // its slope is 0 at -1 only
                "x + x*(1 + x^2)^-1 | 1",
                "2*x + x*(-1 + -1*y^2)^-1 | 1"
            })
    void directionOnTheWholeLine(String function, int direction) {
        var expected = direction == 0 ? SignSet.ANY : SignSet.of(direction);
        assertEquals(expected, Calculus.direction(read(function), X));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | true",
                "sign(x) | false",
                "x^-1 | false",
                "p^-1 | true",
                "x^(1/2) | false",
                "p^(1/2) | true",
                "abs(x)^(1/2) | true",
                "log(x) | false",
                "log(p) | true",
                "exp(x^-1) | false"
            })
    void continuity(String function, boolean continuous) {
        assertEquals(continuous, Calculus.isContinuous(read(function)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/2*x + 1/2*abs(x) | true",
                "x | false",
                "abs(x) | false",
                "-1/2*x + 1/2*abs(x) | false",
                "-1/2 + 1/2*x + 1/2*abs(-1 + x) | false",
                "1/2*y + 1/2*abs(y) | false",
                "1/2*x + 1/2*abs(x) + sign(x) | false",
                "1/2*x + 1/2*abs(x) + sin(1/2*x + 1/2*abs(x)) | false"
            })
    void constantBelowZeroAndStrictAbove(String function, boolean rectified) {
        assertEquals(rectified, Calculus.isRectified(read(function), X));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abs(x) | true",
                "abs(x) + (1 + x^2)^(1/2) | true",
                "abs(x) + (1 + 2*x + x^2)^(1/2) | false", // |x + 1|
                "x | false",
                "abs(-1 + x) | false",
                "abs(x) + abs(-1 + x) | false",
                "abs(y) | false",
                "abs(x) + abs(-1 + x^2) | false",
                "abs(x) + max(t<d: q[t]*x) | false",
                "sign(x) | false"
            })
    void analyticOnEitherSideOfZero(String function, boolean analytic) {
        assertEquals(analytic, Calculus.isAnalyticButAtZero(read(function), X));
    }

    @ParameterizedTest
    @CsvSource({"3, true", "12, false"})
    void soManyPiecesAreFollowed(int kinks, boolean followed) {
        var pieces = IntStream.rangeClosed(1, kinks)
                .mapToObj(at -> "abs(%d + x) + abs(-%d + x)".formatted(at, at))
                .collect(Collectors.joining(" + "));
        var expected = followed ? SignSet.POSITIVE : SignSet.ANY;
        assertEquals(expected, Calculus.direction(read("100*x + " + pieces), X));
    }
}
