package dev.attest.theory.certificate.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.List;
import java.util.Map;
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
                "2*x + abs(x + -1) + abs(x + 1) | 0" // 0 below -1
            })
    void directionOnTheWholeLine(String function, int direction) {
        var expected = direction == 0 ? SignSet.ANY : SignSet.of(direction);
        assertEquals(expected, Calculus.direction(read(function), X));
    }
}
