package dev.attest.theory.certificate.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Leading terms as t grows, by hand.
class LeadingTermTest {
    private static final Atom.Symbol T = new Atom.Symbol("$t", List.of(), SignSet.POSITIVE);
    private static final Point POINT =
            new Point(Map.of(), List.of(), List.of(), 0, List.of(), Map.of("w", List.of(List.of(new BigFraction(3)))));

    private static Optional<LeadingTerm> leading(String text) {
        var symbols = Map.of("$t", SignSet.POSITIVE, "w", SignSet.ANY);
        return LeadingTerm.of(IndexNotation.read(text, symbols), T, POINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "2*$t^2 + -5*$t # 2 # 2",
                "(1 + $t)^-1 # -1 # 1",
                "(1 + 2*$t^2)^(1/2) # 1 # 1.4142135623730951",
                "(1 + $t)*(2 + $t)^-1 # 0 # 1",
                "abs(1 + -1*$t) # 1 # 1",
                "exp($t^-1) # 0 # 1",
                "exp(2 + $t^-1) # 0 # 7.38905609893065",
                "w*$t # 1 # 3",
                "log(1 + exp($t^-1)) # 0 # 0.6931471805599453",
                "sin($t^-1)*$t # 0 # 1",
                "cos($t^-1) # 0 # 1"
            })
    void byOrderAndCoefficient(String text, int order, double coefficient) {
        var leading = leading(text).orElseThrow();
        assertEquals(Growth.ofOrder(new BigFraction(order)), leading.growth());
        assertTrue(leading.coefficient().contains(coefficient), leading.toString());
    }

    @Test
    void exponentialsOutgrowPowersAndEachOther() {
        assertTrue(leading("exp($t)*$t^-9").orElseThrow().grows());
        assertTrue(!leading("exp(-1*$t)*$t^9").orElseThrow().stays());
        assertTrue(!leading("exp($t)*(exp(2*$t) + exp($t))^-1").orElseThrow().stays());
        assertTrue(leading("exp($t^2 + -7*$t)").orElseThrow().grows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "exp($t^-1) + -1", "w + -3", "sin($t)", "log($t)", "sign($t + -1*w)", "2^(1/2)*8^(1/2) + -4"
            })
    void whatMayCancelOrIsUnknownHasNone(String text) {
        assertEquals(Optional.empty(), leading(text));
    }
}
