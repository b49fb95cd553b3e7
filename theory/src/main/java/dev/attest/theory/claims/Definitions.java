package dev.attest.theory.claims;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Condition;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Definitions by name.
public final class Definitions {
    /// The keys affinely span R^d.
    public static final Condition KEYS_SPAN = new Condition.Rank(List.of("k[j,a1]"), true, "d + 1");

    private static final Map<String, String> TEXTS = Map.of(
            "softmax", "name softmax\nweight = softmax(dot(q, k) / sqrt(d))\n",
            "inline",
            "name inline\nphi(x) = x\nscore = dot(phi(q), phi(k)) / (n * sqrt(d))\nweight = score - mean(score) + 1/n\n",
            "relu-linear",
            "name relu-linear\nphi(x) = relu(x)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)\n");

    private Definitions() {}

    public static Mechanism named(String name) {
        return MechanismReader.parse(Objects.requireNonNull(TEXTS.get(name), name), name);
    }
}
