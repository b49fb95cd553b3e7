package dev.attest.models.torch;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.stream.Stream;

/// Definitions of every kind.
final class Mechanisms {
    /// Those that differ in what is compiled, without positions; all of the catalogue would take many minutes.
    private static final List<String> CATALOGUE = List.of(
            "softmax", "relu-linear", "elu1-linear", "identity-linear", "inline", "inline-elu1", "mala", "based");

    /// In these no position occurs, so that keys may be missing anywhere.
    static final List<String> WITHOUT_POSITIONS = List.of(
            "weight = softmax(-dot(q - k, q - k) / 2)",
            "phi(x) = concat(exp(x / 2), exp(-x / 2), 1)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)",
            "s = dot(q, k)\nweight = exp(s - max(s)) / (1 + sum(exp(s - max(s))))",
            "weight = dot(q, inverse(sum(outer(k, k)) + 2 * eye(d)) * k)",
            "score = max(dot(q, k), 0) / norm(k)\nweight = score / (1 + sum(abs(score)))",
            "param W : matrix(m, d) drawn normal\nphi(x) = exp(W * x / 4 - dot(x, x) / 8)\n"
                    + "score = dot(phi(q), phi(k))\nweight = score / sum(score)",
            "param f : vector(2 * d)\nparam c : scalar in (0, 1) learned\n"
                    + "weight = softmax(c * dot(f, concat(q, k)) + dot(kbar, q))",
            "near(a, b) = exp(-dot(a - b, a - b))\n"
                    + "weight = softmax(log(mean(near(q, k))) + dot(layernorm(q + qbar), roll(k, 1)))",
            "weight = softmax(log(n) * dot(rmsnorm(q), k)) + 1 / (n + 1)\noutput = sum(weight * v) + vbar",
            "s = dot(q, k) / sqrt(d)\nweight = (1 + s + s^2 / 2) / sum(1 + s + s^2 / 2)",
            "weight = softmax(dot(q, k)) - softmax(dot(q, k) / 4) / 2",
            "param gate : matrix(dv, dv) learned\nweight = softplus(dot(q, k)) / n\n"
                    + "output = tanh(sum(weight * v)) * (gate * vbar) + max(v)",
            "weight = step(dot(q, k)) + leakyrelu(dot(q, k), 0.1) + sigmoid(dot(q, k)) * tanh(dot(q, k))",
            "weight = dot(q, min(k)) * max_of(k) + elu(sum_of(k * q)) - mean_of(k) * min(dot(k, k))",
            "weight = 1 / n",
            "param lambda : scalar in (0, 1)\nscore = exp(dot(q, k) / 4)^lambda\n"
                    + "weight = score / sum(score)^(1/3)",
            "weight = mean(dot(q, k)) * abs(dot(q, k)) * sign(dot(q, k)) / (1 + norm(q))^(-2)",
            "weight = sparsemax(dot(q, k))",
            "weight = sparsemax(2 * dot(q, k) - norm(q)) * max(dot(k, k)) + sparsemax(1) * n",
            "weight = softmax(dot(q, k) + sum(norm(k)) - cumsum(norm(k))) + cumsum(dot(q, k) + 1/2) / n^2",
            "weight = dot(cumsum(k), q) / (1 + cumsum(2) + cumsum(dot(k, k)))",
            "A = sum(outer(k, v))\nweight = dot(k, k)\noutput = q * A + sum(weight * v) / n");

    static final List<String> WITH_POSITIONS = List.of(
            "param gamma : scalar in (0, 1)\nweight = gamma^((i - j)^2) * dot(q, k)",
            "weight = softmax(dot(rope(q, i), rope(k, j)))",
            "weight = dot(rope(concat(q, 1), i / 2), concat(k, j)) / n + sum_of(rope(k, 3))",
            "weight = softmax(dot(q, k) - (i - j)^2 / 4) * cos(pi * j / (n + 1))",
            "weight = dot([1, 2, 3], [i, j, n]) / (1 + i + j)",
            "weight = dot(cos((i - j) / 8) * q, k) / n",
            "weight = dot([[1, 0, 2], [j, 1, 1]] * [i, 1, 2], [1, j]) + dot(diag(q) * k, transpose(outer(k, q)) * k)");

    private Mechanisms() {}

    static Mechanism of(String definitions) {
        return MechanismReader.parse("name test\n" + definitions + "\n", "test");
    }

    static Stream<Mechanism> catalogue() {
        return CATALOGUE.stream().map(Catalogue::mechanism);
    }

    static Stream<Mechanism> withoutPositions() {
        return Stream.concat(catalogue(), WITHOUT_POSITIONS.stream().map(Mechanisms::of));
    }

    static Stream<Mechanism> all() {
        return Stream.concat(withoutPositions(), WITH_POSITIONS.stream().map(Mechanisms::of));
    }
}
