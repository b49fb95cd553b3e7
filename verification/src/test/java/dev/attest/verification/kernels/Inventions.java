package dev.attest.verification.kernels;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.stream.Stream;

/// Mechanisms of the catalogue, and others that need other parts of the families; all of the catalogue would
/// take minutes and meet no other part.
final class Inventions {
    static final List<String> CATALOGUE = List.of(
            "softmax",
            "relu-linear",
            "elu1-linear",
            "identity-linear",
            "inline",
            "inline-elu1",
            "alibi",
            "hedgehog",
            "differential",
            "rotary",
            "softmax-off-by-one",
            "sink-softmax",
            "dpfp");

    private static final List<String> DEFINITIONS = List.of(
            "distance; weight = softmax(-norm(q - k)^2)",
            "cosine; weight = softmax(10 * dot(q, k) / (norm(q) * norm(k)))",
            "mala; score = dot(elu(q) + 1, elu(k) + 1); weight = (1 + 1 / sum(score)) * score - sum(score) / n",
            "ssmax; weight = softmax(log(n) * dot(q, k) / sqrt(d))",
            "sigmoid; weight = sigmoid(dot(q, k) / sqrt(d)) / n",
            "square; score = dot(q, k)^2; weight = score / sum(score)",
            "manhattan; score = sum_of(abs(q - k)); weight = softmax(-score / d)",
            "drawn; param W : matrix(m, d) drawn normal; score = dot(relu(W * q), relu(W * k)) + 1/100; "
                    + "weight = score / sum(score)",
            "centred; weight = softmax(dot(q - qbar, k - kbar))",
            "sink; s = dot(q, k) / sqrt(d); weight = exp(s - max(s)) / (1 + sum(exp(s - max(s))))",
            "stretched; weight = 2 * softmax(dot(q, k)) - 1/n; output = relu(sum(weight * v)) + vbar",
            "cosformer; score = dot(relu(q), relu(k)) * cos(pi / 2 * (i - j) / n); weight = score / (1 + sum(score)); "
                    + "output = sum(weight * tanh(v))",
            "mesa; weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k)");

    private Inventions() {}

    static Mechanism mechanism(String definition) {
        return MechanismReader.parse("name " + definition.replace("; ", "\n") + "\n", "invention");
    }

    /// Each with all keys and causal.
    static Stream<Mechanism> all() {
        var catalogue = CATALOGUE.stream().map(Catalogue::mechanism);
        var own = DEFINITIONS.stream().map(Inventions::mechanism);
        return Stream.concat(catalogue, own).flatMap(one -> Stream.of(one.withoutMask(), one.causally()));
    }
}
