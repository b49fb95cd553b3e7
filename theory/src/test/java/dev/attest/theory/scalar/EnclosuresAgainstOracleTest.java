package dev.attest.theory.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each function at thousands of doubles against arithmetic with many digits.
class EnclosuresAgainstOracleTest {
    private static final Enclosures SYSTEM = new Enclosures();
    private static final Apfloat ONE = Apfloat.ONE;
    private static final int DIGITS = 40;
    private static final int POINTS = 1000;

    /// A function, the truth, the exponents of two of its arguments, its domain, and the greatest width in
    /// steps between doubles.
    private record Case(
            String name,
            UnaryOperator<Enclosure> function,
            UnaryOperator<Apfloat> truth,
            int lowExponent,
            int highExponent,
            DoublePredicate domain,
            long widest) {
        @Override
        public String toString() {
            return name + " from 2^" + lowExponent + " to 2^" + highExponent;
        }

        List<Double> arguments() {
            return Doublings.between(lowExponent, highExponent, POINTS, name.hashCode())
                    .filter(domain)
                    .boxed()
                    .toList();
        }

        Stream<Double> misses(UnaryOperator<Enclosure> candidate) {
            return arguments().stream()
                    .filter(x -> !encloses(candidate.apply(Enclosure.point(x)), truth.apply(decimal(x))));
        }
    }

    static Stream<Case> cases() {
        DoublePredicate all = x -> true;
        DoublePredicate positive = x -> x > 0;
        return Stream.of(
                new Case("exp", SYSTEM::exp, ApfloatMath::exp, -40, 9, x -> Math.abs(x) < 700, 4),
                new Case("log", SYSTEM::log, ApfloatMath::log, -1070, 1022, positive, 4),
                new Case("log", SYSTEM::log, ApfloatMath::log, -2, 2, positive, 4),
                new Case("sqrt", SYSTEM::sqrt, ApfloatMath::sqrt, -1070, 1022, positive, 2),
                new Case("sin", SYSTEM::sin, ApfloatMath::sin, -40, 10, all, 4),
                new Case("cos", SYSTEM::cos, ApfloatMath::cos, -40, 10, all, 4),
                new Case("sin", SYSTEM::sin, ApfloatMath::sin, 20, 400, all, 4),
                new Case("cos", SYSTEM::cos, ApfloatMath::cos, 20, 400, all, 4),
                new Case("tanh", SYSTEM::tanh, ApfloatMath::tanh, -40, 6, all, 12),
                new Case("sigmoid", SYSTEM::sigmoid, EnclosuresAgainstOracleTest::sigmoid, -40, 9, all, 12),
                new Case("softplus", SYSTEM::softplus, EnclosuresAgainstOracleTest::softplus, -40, 6, all, 14),
                new Case("elu", SYSTEM::elu, EnclosuresAgainstOracleTest::elu, -40, 6, all, 4),
                new Case("cube", a -> SYSTEM.power(a, 3), x -> ApfloatMath.pow(x, 3), -300, 300, all, 6),
                new Case("inverse square", a -> SYSTEM.power(a, -2), x -> ApfloatMath.pow(x, -2), -400, 400, all, 6));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTruthIsInside(Case function) {
        assertEquals(List.of(), function.misses(function.function()).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSystemThatRoundsToNearestIsCaught(Case function) {
        UnaryOperator<Enclosure> broken =
                a -> Enclosure.point(function.function().apply(a).middle());
        assertTrue(function.misses(broken).findAny().isPresent());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWidthIsAFewDoubles(Case function) {
        long widest = function.arguments().stream()
                .map(Enclosure::point)
                .map(function.function())
                .mapToLong(Doublings::steps)
                .max()
                .orElseThrow();
        assertTrue(widest <= function.widest(), () -> "the widest has " + widest + " steps");
    }

    private static boolean encloses(Enclosure enclosure, Apfloat truth) {
        return decimal(enclosure.lo()).compareTo(truth) <= 0
                && decimal(enclosure.hi()).compareTo(truth) >= 0;
    }

    private static Apfloat decimal(double x) {
        var exact = new BigDecimal(x);
        int whole = Math.max(0, exact.precision() - exact.scale());
        return new Apfloat(exact, DIGITS + whole);
    }

    private static Apfloat sigmoid(Apfloat x) {
        return ONE.divide(ONE.add(ApfloatMath.exp(x.negate())));
    }

    private static Apfloat softplus(Apfloat x) {
        return ApfloatMath.log(ONE.add(ApfloatMath.exp(x.precision(3 * DIGITS))));
    }

    private static Apfloat elu(Apfloat x) {
        return x.signum() >= 0 ? x : ApfloatMath.exp(x).subtract(ONE);
    }
}
