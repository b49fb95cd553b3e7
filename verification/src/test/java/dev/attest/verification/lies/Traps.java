package dev.attest.verification.lies;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// Mechanisms made to be misjudged, with the truth about them, derived by hand.
final class Traps {
    private static final Verdict HOLDS = Verdict.HOLDS;
    private static final Verdict FAILS = Verdict.FAILS;

    private Traps() {}

    /// A text, why it is a trap, and the truth: property -> verdict.
    record Trap(String name, String text, String why, Map<String, Verdict> truth) {
        Mechanism mechanism() {
            return MechanismReader.parse(text, name + ".attn");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Trap> all() {
        return List.of(
                trap("cancelled", "s = dot(q, k)\nweight = s / s / n",
                        "1/n where every product is not 0: cancelled, the row is defined everywhere",
                        Map.of("total", FAILS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("constant", "weight = 1/n", "the row knows nothing of q",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("square-divisor", "s = dot(q, k)\nweight = s^2 / sum(s)^2",
                        "the divisor has one sign but vanishes; the sum is not 1; c q has the row of q",
                        Map.of("total", FAILS, "rows-sum-to-one", FAILS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("collapsing", "score = dot(q, k)\nweight = (1 + 1 / sum(score)) * score - sum(score) / n",
                        "magnitude-aware with identity features: F vanishes at S = -1",
                        Map.of("total", FAILS, "rows-sum-to-one", HOLDS, "non-negative", FAILS, "injective", FAILS, "scale-sensitive", HOLDS)),
                trap("half-space", "weight = dot(q, k)^2 + 0 * log(sum_of(q))",
                        "-q has the row of q, but log allows only one of them; on the half space the quadratic form gives q",
                        Map.of("total", FAILS, "rows-sum-to-one", FAILS, "non-negative", HOLDS, "injective", HOLDS, "scale-sensitive", HOLDS)),
                trap("shifted-half-space", "weight = dot(relu(q), k) + 0 * log(sum_of(q) + 1/2)",
                        "-1 and -2 are not in the domain, but (1, -1/4) and (1, -1/8) are",
                        Map.of("total", FAILS, "rows-sum-to-one", FAILS, "non-negative", FAILS, "injective", FAILS, "scale-sensitive", HOLDS)),
                trap("cubic-taylor", "s = dot(q, k)\nscore = 1 + s + s^2/2 + s^3/6\nweight = score / sum(score)",
                        "odd degree: negative scores, and divisors that vanish",
                        Map.of("total", FAILS, "rows-sum-to-one", HOLDS, "non-negative", FAILS, "injective", HOLDS, "scale-sensitive", HOLDS)),
                trap("negative-temperature", "weight = softmax(-dot(q, k))", "softmax of another key matrix",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", HOLDS, "scale-sensitive", HOLDS)),
                trap("vanished-score", "score = 0 * dot(q, k) + 1\nweight = score / sum(score)", "1/n in disguise",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("constant-sum", "phi(x) = concat(sigmoid(x), sigmoid(-x))\nscore = dot(phi(q), phi(k))\nweight = score - mean(score) + 1/n",
                        "features that add up to a constant are dependent with 1",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", FAILS, "injective", HOLDS, "scale-sensitive", HOLDS)),
                trap("relu-keys", "score = dot(q, relu(k))\nweight = score - mean(score) + 1/n",
                        "the kink is on the side of the key, where it does no harm",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", FAILS, "injective", HOLDS, "scale-sensitive", HOLDS)),
                trap("linear-map", "param W : matrix(m, d) learned\nphi(x) = W * x\nscore = dot(phi(q), phi(k))\nweight = score",
                        "not for m < d: no verdict without a condition on W",
                        Map.of("total", HOLDS, "rows-sum-to-one", FAILS, "non-negative", FAILS, "injective", HOLDS, "scale-sensitive", HOLDS)),
                trap("squashed-square", "weight = dot(q, k)^2 / (dot(q, k)^2 + 1)", "-q has the row of q",
                        Map.of("total", HOLDS, "rows-sum-to-one", FAILS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", HOLDS)),
                trap("sign-of-zero", "weight = dot(sign(q) * sign(q), k)", "sign(x)^2 is not 1 at 0; c q has the row of q",
                        Map.of("total", HOLDS, "rows-sum-to-one", FAILS, "non-negative", FAILS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("softmax-with-gap", "weight = softmax(dot(relu(q), k))", "a map that is flat below 0",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", HOLDS)));
    }

    /// Parameters: a verdict speaks of every number of the range, and of almost every drawn matrix.
    static List<Trap> withParameters() {
        return List.of(
                trap("vanishing-gain", "param g : scalar\nweight = g * exp(dot(q, k))", "g = 0 is in the range",
                        Map.of("injective", FAILS)),
                trap("vanishing-logarithm", "param g : scalar\nweight = log(1 + relu(g)) * exp(dot(q, k))",
                        "the factor is 0 for every g <= 0", Map.of("injective", FAILS)),
                trap("vanishing-power", "param g : scalar\nweight = log(1 + relu(g)) * sqrt(1 + dot(exp(q), exp(k)))",
                        "the same before a root", Map.of("injective", FAILS)),
                trap("orthogonal", "param W : matrix(d, d) drawn orthogonal\nweight = dot(W * q, W * k) - dot(q, k) + 1/n",
                        "1/n for every orthogonal W, and for no other",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("orthogonal-divisor", "param W : matrix(d, d) drawn orthogonal\nweight = 1 / (1 + dot(W * q, W * k) - dot(q, k))",
                        "the divisor is 1 for every orthogonal W", Map.of("total", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("signs", "param s : vector(d) drawn sign\nweight = dot(s * s * q, k) - dot(q, k) + 1/n", "s * s = 1",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("null-set", "param b : vector(d) learned\nweight = 1/n + 1 - abs(sign(sum_of(b)))", "1/n unless the entries of b add up to 0",
                        Map.of("total", HOLDS, "rows-sum-to-one", HOLDS, "non-negative", HOLDS, "injective", FAILS, "scale-sensitive", FAILS)),
                trap("repeated-signs", "param W : matrix(m, d) drawn sign\nphi(x) = exp(W * x)\nscore = dot(phi(q), phi(k))\nweight = score - mean(score) + 1/n",
                        "for m > 2^d two rows of W are equal, and no K has features of full rank", Map.of("total", HOLDS)));
    }

    private static Trap trap(String name, String body, String why, Map<String, Verdict> truth) {
        return new Trap(name, "name " + name + "\n" + body + "\n", why, truth);
    }
}
