package dev.attest.verification.architecture;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Goal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Certificates of every kind, each for every sort of goal that such a certificate is found for.
final class Samples {
    /// Mechanisms of the catalogue with properties whose certificates, together, are of all kinds that it has.
    private static final String CATALOGUE = """
            based: constant-state disperses entropy-floor full-rank gradient-bounded hull-bound injective local
            based: local-mass-budget non-negative permutation-equivariant rank-bound recurrent-equals-parallel
            based: replication-invariant retrieval-budget rows-sum-to-one scale-sensitive separable total
            based: tracks-parity translation-invariant-keys
            deltanet: constant-state entropy-floor full-rank gradient-bounded hull-bound injective local
            deltanet: local-mass-budget non-negative permutation-equivariant rank-bound recurrent-equals-parallel
            deltanet: replication-invariant total tracks-parity
            focused: constant-state disperses full-rank gradient-bounded injective local-mass-budget rank-bound
            focused: recurrent-equals-parallel retrieval-budget scale-sensitive separable
            gated-softmax: constant-state entropy-floor full-rank local-mass-budget rank-bound retrieval-budget
            gated-softmax: separable translation-invariant-keys
            cosine: constant-state entropy-floor full-rank local-mass-budget rank-bound retrieval-budget separable
            entmax: constant-state entropy-floor gradient-bounded injective
            lightning: full-rank local recurrent-equals-parallel
            cosformer-fixed: constant-state recurrent-equals-parallel
            delta-rule: local tracks-parity
            elu1-linear: entropy-floor injective
            hgrn2: injective local
            differential: injective
            dpfp: scale-sensitive
            efficient: injective
            gaussian-raw: retrieval-budget
            identity-linear: retrieval-budget
            retnet: local
            """;

    /// Definitions for the kinds that the catalogue has not, each with a property.
    private static final String OTHERS = """
            weight = 1 / (exp(dot(q, k)) - 2) | total
            score = dot(q, k); weight = (1 + 1 / sum(score)) * score - sum(score) / n | injective
            phi(x) = x * exp(x); weight = dot(phi(q), k) | injective
            param W : matrix(d, d) learned; x = exp(W * q); weight = dot(x / sum_of(x), k) | injective
            state S : matrix(dv, d) = (2 + dot(k, k)) * S + outer(v, k); output = S * q | local
            weight = 2 * dot(q, k); state S : matrix(dv, d) = S + outer(v, k); output = S * q | recurrent-equals-parallel
            weight = softmax(dot(q, k)) / 2 + 1 / (2 * n) | entropy-floor
            width d = 1; weight = softmax(dot(q, k)) | local-mass-budget
            width d = 2; f = 2 + tanh([[1, 2], [3, 1]] * tanh(q)); s = dot(f, k); weight = s / sum(s) | injective
            """;

    private Samples() {}

    record Sample(Mechanism mechanism, Goal goal, Certificate certificate) {}

    /// By the kind of certificate.
    static SortedMap<String, List<Sample>> byKind() {
        var samples = new TreeMap<String, LinkedHashMap<Class<?>, Sample>>();
        Stream.concat(ofCatalogue(), others())
                .forEach(sample -> samples.computeIfAbsent(sample.certificate().kind(), kind -> new LinkedHashMap<>())
                        .putIfAbsent(sample.goal().getClass(), sample));
        var lists = new TreeMap<String, List<Sample>>();
        samples.forEach((kind, byGoal) -> lists.put(kind, List.copyOf(byGoal.values())));
        return lists;
    }

    private static Stream<Sample> ofCatalogue() {
        return CATALOGUE.lines().flatMap(line -> {
            var mechanism = Catalogue.mechanism(line.substring(0, line.indexOf(':')));
            return Arrays.stream(line.substring(line.indexOf(' ') + 1).split(" ", -1))
                    .flatMap(property -> sample(mechanism, property));
        });
    }

    private static Stream<Sample> others() {
        return OTHERS.lines().flatMap(line -> {
            var parts = line.split(" \\| ", 2);
            return sample(MechanismReader.parse(parts[0].replace("; ", "\n"), "sample.attn"), parts[1]);
        });
    }

    private static Stream<Sample> sample(Mechanism mechanism, String property) {
        var answer = Properties.find(property).orElseThrow().decide(mechanism);
        return answer.certificate().map(certificate -> sample(mechanism, answer, certificate)).stream();
    }

    private static Sample sample(Mechanism mechanism, Answer answer, Certificate certificate) {
        return new Sample(mechanism, answer.goal().orElseThrow(), certificate);
    }
}
