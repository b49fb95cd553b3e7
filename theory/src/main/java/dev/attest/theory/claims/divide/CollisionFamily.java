package dev.attest.theory.claims.divide;

import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.commons.math3.fraction.BigFraction;

/// For one feature map, the queries p with the row of a query q in linear attention, one for each number c.
///
/// @param phi     the text of the feature map
/// @param more    features beyond d
/// @param formula p by q and c, in words
/// @param partner p
/// @param admits  for which q and c
record CollisionFamily(
        String phi,
        int more,
        String formula,
        BiFunction<List<BigFraction>, BigFraction, List<BigFraction>> partner,
        BiPredicate<List<BigFraction>, BigFraction> admits) {
    /// ReLU(A x + b) in the plane.
    static final String AFFINE = "relu([[2, 1], [1, 1]] * x + [1, -1])";
    static final String CURVE = "phi(p) = c phi(q); shown by opposite points of circles";

    private static final BigFraction HUNDRED = new BigFraction(100);

    /// Of every feature map in use, and last one with a feature too many.
    static final List<CollisionFamily> ALL = List.of(
            ray("x", "p = c q, c other than 0", (_, c) -> !c.equals(BigFraction.ZERO)),
            ray("relu(x)", "p = c q, c > 0", CollisionFamily::positive),
            new CollisionFamily(
                    "relu(x)",
                    0,
                    "p = q, less c > 0 in every entry that is not positive",
                    CollisionFamily::samePositivePart,
                    CollisionFamily::positive),
            ray("leakyrelu(x, 1/100)", "p = c q, c > 0", CollisionFamily::positive),
            new CollisionFamily(
                    "leakyrelu(x, 1/100)",
                    0,
                    "p = -100 c q, c > 0, where q >= 0: signs turn",
                    (q, c) -> Entrywise.times(c.multiply(HUNDRED).negate(), q),
                    (q, c) -> positive(q, c) && allAtLeastZero(q)),
            new CollisionFamily(
                    "elu(x) + 1",
                    0,
                    "p = c (q + 1) - 1, where q >= 0 and p >= 0",
                    (q, c) -> shifted(Entrywise.times(c, shifted(q, BigFraction.ONE)), BigFraction.MINUS_ONE),
                    (q, c) -> allAtLeastZero(q)
                            && q.stream()
                                    .allMatch(entry -> entry.add(BigFraction.ONE)
                                                    .multiply(c)
                                                    .compareTo(BigFraction.ONE)
                                            >= 0)),
            new CollisionFamily(
                    "elu(x) + 1",
                    0,
                    "p = q - c 1, where q <= 0 and p <= 0",
                    (q, c) -> shifted(q, c.negate()),
                    (q, c) -> positive(q, c) && allAtLeastZero(Entrywise.times(BigFraction.MINUS_ONE, q))),
            translation("exp(x / 5)"),
            translation("exp(x) / sum_of(exp(x))"),
            new CollisionFamily(
                    AFFINE,
                    0,
                    "A p + b = c (A q + b), c > 0: a ray from -A^-1 b",
                    CollisionFamily::onTheRayOfTheAffineMap,
                    CollisionFamily::positive),
            ray("x / norm(x)", "p = c q, c > 0", CollisionFamily::positive),
            ray("norm(relu(x)) / norm(relu(x)^3) * relu(x)^3", "p = c q, c > 0", CollisionFamily::positive),
            new CollisionFamily("softplus(x)", 0, CURVE, (q, _) -> q, CollisionFamily::positive),
            new CollisionFamily("concat(1, x)", 1, "p = c q", (q, c) -> Entrywise.times(c, q), (_, _) -> true));

    private static CollisionFamily ray(String phi, String formula, BiPredicate<List<BigFraction>, BigFraction> admits) {
        return new CollisionFamily(phi, 0, formula, (q, c) -> Entrywise.times(c, q), admits);
    }

    private static CollisionFamily translation(String phi) {
        return new CollisionFamily(phi, 0, "p = q + c 1", CollisionFamily::shifted, (_, _) -> true);
    }

    FeatureMap at(int width) {
        return new FeatureMap(phi, width, width + more, more == 0 ? Form.CONTINUOUS : Form.CONSTANT_BESIDE_IDENTITY);
    }

    /// The partners have no closed form in rationals.
    boolean isCurve() {
        return formula.equals(CURVE);
    }

    boolean fixesTheWidth() {
        return phi.contains("[");
    }

    /// Keys and query are drawn so that norms are rational, or rational multiples of one root.
    boolean hasNorms() {
        return phi.contains("norm");
    }

    private static boolean positive(List<BigFraction> q, BigFraction c) {
        return c.compareTo(BigFraction.ZERO) > 0;
    }

    private static boolean allAtLeastZero(List<BigFraction> q) {
        return q.stream().allMatch(entry -> entry.compareTo(BigFraction.ZERO) >= 0);
    }

    private static List<BigFraction> shifted(List<BigFraction> q, BigFraction c) {
        return Entrywise.plus(q, c, Collections.nCopies(q.size(), BigFraction.ONE));
    }

    private static List<BigFraction> samePositivePart(List<BigFraction> q, BigFraction c) {
        return q.stream()
                .map(entry -> entry.compareTo(BigFraction.ZERO) > 0 ? entry : entry.subtract(c))
                .toList();
    }

    /// A = [[2, 1], [1, 1]], b = (1, -1): -A^-1 b = (-2, 3), and p = c q + (c - 1) A^-1 b.
    private static List<BigFraction> onTheRayOfTheAffineMap(List<BigFraction> q, BigFraction c) {
        return Entrywise.plus(
                Entrywise.times(c, q), c.subtract(BigFraction.ONE), List.of(BigFraction.TWO, new BigFraction(-3)));
    }
}
