package dev.attest.theory.certificate.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bounds of derivatives, beside bounds that are too small.
class SteepnessTest {
    private static final Atom X = new Atom.Symbol("$x", List.of(), SignSet.ANY);
    private static final String ELU_PLUS_ONE = "1/2*$x + 1/2*abs($x) + exp(1/2*$x + -1/2*abs($x))";

    private static boolean isWithin(String function, String bound) {
        var symbols = Map.of("$x", SignSet.ANY);
        return Steepness.isWithin(IndexNotation.read(function, symbols), X, IndexNotation.read(bound, symbols));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "3*$x # 3 # true",
                "3*$x # 2 # false",
                "abs($x) # 1 # true",
                "abs($x) # 1/2 # false",
                "abs(1 + 2*$x) # 2 # true",
                "(1 + exp(-1*$x))^-1 # 1/4 # true",
                "(1 + exp(-1*$x))^-1 # 1/5 # false",
                "log(1 + exp($x)) # 1 # true",
                "log(1 + exp($x)) # 1/2 # false",
                "exp($x) # 1 # false",
                "$x^2 # 10 # false",
                "$x^2*(1 + $x^2)^-1 # 1 # true",
                "$x^2*(1 + $x^2)^-1 # 1/2 # false",
                "sin($x) # 1/2 # false",
                "$x # 1 + (-1/4 + $x^2)^-1 # false",
                "$x # -1*(-1 + -1*q[0]^2)^-1 # false" // 1 / (1 + q^2)
            })
    void byANumber(String function, String bound, boolean within) {
        assertEquals(within, isWithin(function, bound));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                ELU_PLUS_ONE + " # 1 # true",
                ELU_PLUS_ONE + " # 1/2 # false",
                "1 + $x + 1/2*$x^2 # 1 # true",
                "1 + $x + 1/2*$x^2 # 1/2 # false",
                "exp($x) + exp(-1*$x) # 1 # true",
                "(1 + exp(-2*$x))^-1 # 2 # true",
                "(1 + exp(-2*$x))^-1 # 1 # false",
                "1 + $x^2 # 1 # true",
                "1/2*$x + 1/2*abs($x) # 100 # false"
            })
    void inProportionToTheFunction(String function, String factor, boolean within) {
        assertEquals(within, isWithin(function, factor + "*(" + function + ")"));
    }

    @ParameterizedTest
    @CsvSource({
        "1 + $x^2, true",
        "$x, false",
        "1 + (1 + $x^2)^-1, true",
        "$x*(1 + $x^2)^-1, false",
        "(-1 + $x^2)^-1, false"
    })
    void oneStrictSign(String polynomial, boolean strict) {
        assertEquals(strict, Steepness.hasStrictSign(IndexNotation.read(polynomial, Map.of("$x", SignSet.ANY))));
    }

    @ParameterizedTest
    @CsvSource({"1/5 1/4 1, 1/4", "1 1/4, 1", "1/6 1/5, none"})
    void theFirstNumberThatBounds(String numbers, String found) {
        var sigmoid = IndexNotation.read("(1 + exp(-1*$x))^-1", Map.of("$x", SignSet.ANY));
        var offered = Arrays.stream(numbers.split(" "))
                .map(number -> IndexNotation.read(number, Map.of()))
                .toList();
        var least = Steepness.least(sigmoid, X, offered, Polynomial.ONE);
        assertEquals(found, least.map(Polynomial::text).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({"3, true", "12, false"})
    void soManyPiecesAreFollowed(int kinks, boolean followed) {
        var pieces = IntStream.rangeClosed(1, kinks)
                .mapToObj(at -> "abs(%d + $x) + abs(-%d + $x)".formatted(at, at))
                .collect(Collectors.joining(" + "));
        assertEquals(followed, isWithin(pieces, "100"));
    }
}
