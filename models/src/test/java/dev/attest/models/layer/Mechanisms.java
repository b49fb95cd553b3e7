package dev.attest.models.layer;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.stream.Stream;

/// The definitions that the tests of layers are about.
final class Mechanisms {
    /// Those that differ in how a layer computes them; all of the catalogue would take many minutes.
    private static final String[] CATALOGUE = {
        "softmax", "relu-linear", "elu1-linear", "identity-linear", "inline", "inline-elu1", "based", "gaussian"
    };

    /// What these of the catalogue have not: learned numbers, vectors and matrices, and outputs of their own.
    private static final String[] INVENTED = {
        "param c : scalar learned\nweight = softmax(c * dot(q, k))\n",
        "param c : scalar in (0, 1) learned\nscore = exp(c * dot(q, k))\nweight = score / (1 + sum(score))\n",
        "param a : vector(d) learned\nphi(x) = sigmoid(a * x)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)\n",
        "param W : matrix(m, d) learned\nphi(x) = exp(W * x / 4)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)\n",
        "param W : matrix(m, d) drawn normal\nparam g : vector(dv) learned\nscore = dot(tanh(W * q), tanh(W * k))\n"
                + "weight = score / n\noutput = g * sum(weight * v) + vbar\n",
        "param c : scalar learned\nweight = softmax(dot(q + c * qbar, k - kbar))\n"
    };

    private Mechanisms() {}

    static Stream<Mechanism> catalogue() {
        return Stream.of(CATALOGUE).map(Catalogue::mechanism);
    }

    static Stream<Mechanism> all() {
        return Stream.concat(catalogue(), Stream.of(INVENTED).map(Mechanisms::mechanism));
    }

    static Stream<Mechanism> allMasked() {
        return all().flatMap(mechanism -> Stream.of(mechanism, mechanism.causally()));
    }

    static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name test\n" + definitions, "test");
    }
}
