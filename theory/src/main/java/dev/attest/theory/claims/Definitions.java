package dev.attest.theory.claims;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.Map;
import java.util.Objects;

/// Definitions by name.
public final class Definitions {
    private static final Map<String, String> TEXTS = Map.of(
            "softmax", "name softmax\nscore = dot(q, k) / sqrt(d)\nweight = softmax(score)\n",
            "inline",
            "name inline\nphi(x) = x\nscore = dot(phi(q), phi(k)) / (n * sqrt(d))\nweight = score - mean(score) + 1/n\n",
            "relu-linear",
            "name relu-linear\nphi(x) = relu(x)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)\n");

    private Definitions() {}

    public static Mechanism named(String name) {
        return MechanismReader.parse(Objects.requireNonNull(TEXTS.get(name), name), name);
    }
}
