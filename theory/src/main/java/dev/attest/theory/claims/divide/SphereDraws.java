package dev.attest.theory.claims.divide;

import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Spheres of four kinds: homogeneous maps of any width; two continuous features in two or three dimensions;
/// one feature too many; features of signs.
final class SphereDraws {
    private static final List<String> HOMOGENEOUS = List.of("x", "relu(x)", "leakyrelu(x, 1/100)");
    private static final List<String> CONTINUOUS =
            List.of("softplus(%s)", "exp((%s) / 5)", "elu(%s) + 1", "sigmoid(%s)", "tanh(%s) + 1", "relu(%s) + 1");
    /// sign(x_1), or sign(x_2) where x_1 = 0: odd and nowhere 0 off the origin.
    private static final String SIGNS =
            "[2, sign(dot(x, [1, 0])) + (1 - abs(sign(dot(x, [1, 0])))) * sign(dot(x, [0, 1]))]";

    private SphereDraws() {}

    static Sphere draw(RandomGenerator random, int size) {
        return switch (random.nextInt(4)) {
            case 0 -> homogeneous(random, size);
            case 1 -> twoFeatures(random, size);
            case 2 -> oneTooMany(random, size);
            default -> signs(random, size);
        };
    }

    /// Around a point of the first axis: the sphere meets every ray through it in antipodal points.
    private static Sphere homogeneous(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3));
        var phi = new FeatureMap(pick(random, HOMOGENEOUS), width, width, Form.HOMOGENEOUS);
        List<BigFraction> centre = Entrywise.unit(width, 0, new BigFraction(2 + random.nextInt(size + 1)));
        var keys = Tokens.draw(random, 1 + random.nextInt(size + 1), 0, width, size)
                .keys();
        return new Sphere(phi, new Tokens(keys, List.of(centre)), BigFraction.ONE);
    }

    /// f(Ax + b), f entry by entry and strictly monotone at b, A with small entries and determinant 1 in its
    /// first two columns. The first two keys have (0, 0) and (0, 1) for Ax + b, so that their features are not
    /// parallel; the centre has small integers there.
    private static Sphere twoFeatures(RandomGenerator random, int size) {
        int width = 2 + random.nextInt(2);
        int a = random.nextInt(-1, 2);
        int c = random.nextInt(-1, 2);
        int shift = random.nextInt(-size, size + 1);
        List<List<Integer>> matrix = List.of(row(random, width, 1, a), row(random, width, c, 1 + a * c));
        String affine = matrix + " * x + [" + shift + ", 0]";
        var phi = new FeatureMap(pick(random, CONTINUOUS).formatted(affine), width, 2, Form.CONTINUOUS);
        var keys = new ArrayList<>(List.of(preimage(width, a, c, -shift, 0), preimage(width, a, c, -shift, 1)));
        keys.addAll(
                Tokens.draw(random, random.nextInt(1, size + 1), 0, width, 1).keys());
        List<BigFraction> centre = preimage(width, a, c, random.nextInt(-2, 3) - shift, random.nextInt(-2, 3));
        return new Sphere(phi, new Tokens(keys, List.of(centre)), new BigFraction(1, 1 + random.nextInt(size)));
    }

    /// The x in the plane of the first two axes with `[[1, a], [c, 1 + ac]] x = (first, second)`.
    private static List<BigFraction> preimage(int width, int a, int c, int first, int second) {
        return key(width, (1 + a * c) * first - a * second, second - c * first);
    }

    private static List<Integer> row(RandomGenerator random, int width, int first, int second) {
        return width == 2 ? List.of(first, second) : List.of(first, second, random.nextInt(-1, 2));
    }

    private static List<BigFraction> key(int width, int first, int second) {
        var key = new ArrayList<>(Collections.nCopies(width, BigFraction.ZERO));
        key.set(0, new BigFraction(first));
        key.set(1, new BigFraction(second));
        return key;
    }

    /// Keys that come in opposite pairs, so that the divisor is their number.
    private static Sphere oneTooMany(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 2));
        var phi = new FeatureMap("concat(1, x)", width, width + 1, Form.CONSTANT_BESIDE_IDENTITY);
        var keys = new ArrayList<>(Tokens.draw(random, 1 + random.nextInt(size + 1), 0, width, size)
                .keys());
        keys.addAll(keys.stream()
                .map(key -> Entrywise.times(BigFraction.MINUS_ONE, key))
                .toList());
        return new Sphere(phi, new Tokens(keys, List.of(Tokens.vector(random, width, size))), BigFraction.ONE);
    }

    private static Sphere signs(RandomGenerator random, int size) {
        var phi = new FeatureMap(SIGNS, 2, 2, Form.SIGNS);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(size + 1), 0, 2, size);
        return new Sphere(phi, new Tokens(tokens.keys(), List.of(key(2, 0, 0))), BigFraction.ONE);
    }

    private static <T> T pick(RandomGenerator random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
