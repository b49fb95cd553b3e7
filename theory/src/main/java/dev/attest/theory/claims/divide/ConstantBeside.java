package dev.attest.theory.claims.divide;

import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Feature maps (1, phi) with as many features as dimensions beside the constant.
final class ConstantBeside {
    static final List<String> INJECTIVE = List.of("concat(1, x)", "concat(1, leakyrelu(x, 1/100))");
    static final List<String> NOT_INJECTIVE = List.of("concat(1, relu(x))", "concat(1, abs(x))");

    private static final BigFraction HUNDRED = new BigFraction(100);

    private ConstantBeside() {}

    static FeaturesAndQueries draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        String text = Maps.oneOf(random, random.nextInt(3) > 0 ? INJECTIVE : NOT_INJECTIVE);
        var phi = new FeatureMap(text, width, width + 1, Form.CONTINUOUS);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(width + 3), 2, width, size);
        return new FeaturesAndQueries(phi, new TwoQueries(tokens));
    }

    static boolean injective(FeaturesAndQueries instance) {
        return INJECTIVE.contains(instance.phi().text());
    }

    /// Another query with the row of p, for (a, w) in the kernel of [1 phi(K)]: `phi(q) = (phi(p) + t w) / (1 +
    /// t a)`. It is p only where p has no row.
    static FeaturesAndQueries alongTheKernel(FeaturesAndQueries instance) {
        return Maps.ofKeys(instance)
                .nullVector()
                .map(kernel -> instance.withQ(preimage(instance, moved(instance, kernel))))
                .orElse(instance);
    }

    private static List<BigFraction> moved(FeaturesAndQueries instance, List<BigFraction> kernel) {
        BigFraction a = kernel.getFirst();
        BigFraction t = a.equals(BigFraction.MINUS_ONE) ? BigFraction.MINUS_ONE : BigFraction.ONE;
        List<BigFraction> features = instance.phi().of(instance.p());
        List<BigFraction> sum = Entrywise.plus(features, t, kernel);
        return Entrywise.times(sum.getFirst().reciprocal(), sum.subList(1, sum.size()));
    }

    private static List<BigFraction> preimage(FeaturesAndQueries instance, List<BigFraction> features) {
        return instance.phi().text().contains("leakyrelu")
                ? features.stream()
                        .map(entry -> entry.compareTo(BigFraction.ZERO) < 0 ? entry.multiply(HUNDRED) : entry)
                        .toList()
                : features;
    }
}
