package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Finding;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Feature maps that take rationals to rationals.
final class Maps {
    static final List<String> INJECTIVE = List.of("x", "leakyrelu(x, 1/100)", "x^3 + x", "concat(1, x)");
    static final List<String> NOT_INJECTIVE = List.of("relu(x)", "abs(x)", "x^2", "max(x, 1)");

    private static final Set<String> ONE_MORE = Set.of("concat(1, x)");

    private Maps() {}

    static FeatureMap of(String text, int width) {
        return ONE_MORE.contains(text)
                ? new FeatureMap(text, width, width + 1, Form.CONSTANT_BESIDE_IDENTITY)
                : new FeatureMap(text, width, width, Form.CONTINUOUS);
    }

    static String oneOf(RandomGenerator random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /// Any map, keys and two queries; every other time the second query has entries of the first with other
    /// signs.
    static FeaturesAndQueries draw(RandomGenerator random, int size) {
        return draw(random, size, oneOf(random, random.nextInt(3) > 0 ? INJECTIVE : NOT_INJECTIVE));
    }

    static FeaturesAndQueries draw(RandomGenerator random, int size, String text) {
        int width = 1 + random.nextInt(Math.min(size, 2));
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(width + 3), 2, width, size);
        var instance = new FeaturesAndQueries(of(text, width), new TwoQueries(tokens));
        return random.nextBoolean() ? instance : instance.withQ(signFlipped(random, instance.p()));
    }

    private static List<BigFraction> signFlipped(RandomGenerator random, List<BigFraction> vector) {
        return vector.stream()
                .map(entry -> random.nextBoolean() ? entry.negate() : entry)
                .toList();
    }

    /// phi(K), `[n][m]`.
    static RationalMatrix ofKeys(FeaturesAndQueries instance) {
        return new RationalMatrix(instance.phi().ofAll(instance.keys()));
    }

    static boolean fullRank(FeaturesAndQueries instance) {
        return ofKeys(instance).rank() == instance.phi().features();
    }

    static boolean spanAffinely(FeaturesAndQueries instance) {
        return ofKeys(instance).withOnes().rank() == instance.phi().features() + 1;
    }

    static boolean sameFeatures(FeaturesAndQueries instance) {
        return instance.phi().of(instance.p()).equals(instance.phi().of(instance.q()));
    }

    /// q = p + w for a w other than 0 that the matrix maps to 0, where phi is the identity.
    static FeaturesAndQueries alongTheKernel(FeaturesAndQueries instance, RationalMatrix matrix) {
        int width = instance.phi().width();
        return matrix.nullVector()
                .filter(_ -> instance.phi().text().equals("x"))
                .map(kernel -> Entrywise.plus(instance.p(), BigFraction.ONE, kernel.subList(0, width)))
                .map(instance::withQ)
                .orElse(instance);
    }

    /// Whether phi(p) = c phi(q) for a number c, phi(q) being other than 0.
    static boolean proportional(FeaturesAndQueries instance) {
        var both = List.of(instance.phi().of(instance.p()), instance.phi().of(instance.q()));
        return new RationalMatrix(both).rank() <= 1;
    }

    /// The row in rationals, or empty where it is undefined.
    static Optional<List<BigFraction>> row(Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> query) {
        try {
            return Optional.of(Rows.row(new Rationals(), mechanism, keys, query));
        } catch (Undefined _) {
            return Optional.empty();
        }
    }

    /// Whether p and q both have a row.
    static boolean defined(Mechanism mechanism, FeaturesAndQueries instance) {
        return row(mechanism, instance.keys(), instance.p()).isPresent()
                && row(mechanism, instance.keys(), instance.q()).isPresent();
    }

    /// Equal rows and `expected`, or neither.
    static Finding exactlyWhen(Mechanism mechanism, FeaturesAndQueries instance, boolean expected, String what) {
        boolean equal = Rows.equalRational(mechanism, instance.keys(), instance.p(), instance.q());
        return new Finding.Exact(
                equal == expected,
                "the rows of p and q " + (equal ? "are equal" : "differ") + ", their features are "
                        + (expected ? "" : "not ") + what);
    }
}
