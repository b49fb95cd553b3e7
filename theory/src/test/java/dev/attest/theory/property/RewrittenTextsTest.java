package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is decided depends on the definition alone: not on its name, nor on how it is written. Shown for six
/// mechanisms of the catalogue, which differ in every way that matters here; the whole of it would take
/// minutes.
class RewrittenTextsTest {
    private static final Map<String, List<String>> REWRITES = new TreeMap<>(Map.of(
            "softmax",
                    List.of(
                            "e = exp(dot(k, q) * d^(-1/2))\nweight = e / sum(e)",
                            "u = dot(q, k / sqrt(d))\nweight = 1 / (sum(2 * exp(u - 3)) / exp(u - 3) / 2)",
                            "weight = softmax(dot(q, k) / sqrt(d) + norm(q)^2)"),
            "identity-linear",
                    List.of(
                            "weight = dot(q, k) / dot(q, sum(k))",
                            "a(y) = 3 * y\nt = sum_of(a(k) * q)\nweight = t / (n * mean(t))"),
            "relu-linear",
                    List.of(
                            "f(u) = max(u, 0)\nweight = dot(f(q), f(k)) / sum(dot(f(q), f(k)))",
                            "f(u) = (u + abs(u)) / 2\ns = sum_of(f(k) * f(q))\nweight = 2 * s / sum(2 * s)"),
            "elu1-linear",
                    List.of(
                            "f(z) = max(z, 0) + exp(min(z, 0))\nt = dot(f(k), f(q))\nweight = t / (mean(t) * n)",
                            "weight = dot(1 + elu(q), elu(k) + 1) / sum(5 * dot(elu(q) + 1, 1 + elu(k))) * 5"),
            "inline",
                    List.of(
                            "weight = dot(q, k - kbar) / (n * sqrt(d)) + 1/n",
                            "t = d^(-1/2) / n * sum_of(k * q)\nweight = (1 - sum(t)) / n + t"),
            "inline-elu1",
                    List.of(
                            "g(x) = relu(x) + exp(-relu(-x))\nr = dot(g(q), g(k)) / n / sqrt(d)\nweight = r + (1 - sum(r)) / n",
                            "weight = dot(elu(q) + 1, elu(k) - mean(elu(k))) / sqrt(n^2 * d) + 1/n")));

    static Stream<Arguments> rewrites() {
        return REWRITES.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(text -> Arguments.of(entry.getKey(), text)));
    }

    static Stream<Arguments> pairs() {
        return REWRITES.keySet().stream()
                .flatMap(name -> REWRITES.keySet().stream().map(other -> Arguments.of(name, other)));
    }

    private static List<List<Object>> decided(Mechanism mechanism) {
        return Properties.scorecard(mechanism).answers().stream()
                .map(answer -> List.<Object>of(
                        answer.property(), answer.verdict(), answer.condition(), answer.exactly(), answer.value()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rewrites")
    void aRewrittenTextGetsTheSameAnswers(String name, String text) {
        assertEquals(
                decided(Catalogue.mechanism(name)),
                decided(MechanismReader.parse("name other\n" + text, "other.attn")));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theNameOfAnotherMechanismChangesNothing(String name, String other) {
        var text = Catalogue.text(name).replaceFirst("name +" + name + "\n", "name " + other + "\n");
        var renamed = MechanismReader.parse(text, "other.attn");
        assertEquals(other, renamed.name());
        assertEquals(decided(Catalogue.mechanism(name)), decided(renamed));
    }

    @Test
    void theRewrittenMechanismsAreOfTheCatalogue() {
        assertTrue(Catalogue.names().containsAll(REWRITES.keySet()));
    }

    @Test
    void anotherDefinitionGetsOtherAnswers() {
        var scaled = MechanismReader.parse("name softmax\nweight = 2 * softmax(dot(q, k) / sqrt(d))", "softmax.attn");
        assertNotEquals(decided(Catalogue.mechanism("softmax")), decided(scaled));
    }
}
