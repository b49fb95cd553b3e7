package dev.attest.kernels.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which forms are found, and why others are not.
class FormsTest {
    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name test\n" + definitions.replace("; ", "\n") + "\n", "test");
    }

    private static SeparableForm separable(Mechanism mechanism) {
        var analysis = SeparableForm.of(mechanism.weight(), mechanism.causal());
        return analysis.asOptional().orElseThrow(() -> new AssertionError(analysis.reason()));
    }

    @Test
    void aCausalKeyFeatureMentionsNoPrefix() {
        var definitions = "score = dot(relu(q), relu(k - kbar)); weight = score";
        assertTrue(SeparableForm.of(mechanism(definitions).weight(), false)
                .asOptional()
                .isPresent());
        var causal = SeparableForm.of(mechanism(definitions).weight(), true);
        assertEquals("it cannot be split between query and key: relu(k[j] - mean_j1(k[j1]))", causal.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = softmax(dot(q, k))",
                "score = relu(dot(q, k)); weight = score / sum(score)",
                "weight = dot(q, k) / (1 + dot(q - k, q - k))",
                "weight = dot(q, k) - max(dot(q, k))",
                "weight = dot(k, sum(dot(k, k) * k * dot(q, k)))",
                "weight = norm(q - k)",
                "weight = exp(dot(q, k))",
                "weight = dot(k, k)^(-1) * dot(q, k)^(-1)"
            })
    void whatDoesNotSplitIsRefusedInASentence(String definitions) {
        var analysis = SeparableForm.of(mechanism(definitions).weight(), false);
        assertTrue(analysis.asOptional().isEmpty(), definitions);
        assertTrue(analysis.reason().length() > 20 && !analysis.reason().endsWith("."), analysis.reason());
    }

    @Test
    void productsOfInnerProductsAreFeaturesOfTheProductWidth() {
        var form = separable(mechanism("weight = (1 + dot(q, k))^2"));
        assertEquals(1 + 5 + 25, form.width(Map.of("d", 5)));
        var shared = separable(mechanism("score = dot(q, k); weight = score / sum(score)"));
        assertEquals(5, shared.width(Map.of("d", 5)));
    }

    @Test
    void aReductionStandsAfterThoseThatItMentions() {
        var form = PairForm.of(
                mechanism("s = dot(q, k); weight = s / sum(exp(s - max(s)))").weight(), false);
        var stages = form.asOptional().orElseThrow().stages();
        assertEquals(List.of(1, 1), stages.stream().map(List::size).toList());
        var softmax = PairForm.of(
                mechanism("weight = softmax(dot(q, k)) + softmax(2 * dot(q, k))")
                        .weight(),
                false);
        assertEquals(
                List.of(2),
                softmax.asOptional().orElseThrow().stages().stream()
                        .map(List::size)
                        .toList());
    }

    @Test
    void aShiftThatMayBeUndefinedStays() {
        var kept = SoftmaxForm.of(
                mechanism("weight = softmax(dot(q, k) + log(dot(q, q)))").weight(), false);
        assertFalse(kept.asOptional().orElseThrow().score() instanceof Term.Dot);
        var dropped = SoftmaxForm.of(
                mechanism("s = dot(q, k); weight = softmax(s - max(s))").weight(), true);
        assertTrue(dropped.asOptional().orElseThrow().score() instanceof Term.Dot);
    }

    @Test
    void scaledDotProductsAreRecognised() {
        for (var weight : List.of("softmax(dot(q, k) / sqrt(d))", "softmax(log(n) * dot(relu(q), 2 * k))")) {
            var form = SoftmaxForm.of(mechanism("weight = " + weight).weight(), true)
                    .asOptional()
                    .orElseThrow();
            assertTrue(form.asDotProduct(true).isPresent(), weight);
        }
        for (var weight : List.of("softmax(dot(q, k) - j)", "softmax(relu(dot(q, k)))", "softmax(dot(q, k - kbar))")) {
            var form = SoftmaxForm.of(mechanism("weight = " + weight).weight(), true);
            assertTrue(
                    form.asOptional().flatMap(found -> found.asDotProduct(true)).isEmpty(), weight);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "scalable-softmax", "cosine", "gaussian", "alibi", "kerple"})
    void softmaxOfTheCatalogueHasThatFormOnly(String name) {
        assertForm(Catalogue.mechanism(name), true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relu-linear",
                "elu1-linear",
                "identity-linear",
                "inline",
                "inline-elu1",
                "mala",
                "based",
                "performer",
                "hedgehog",
                "dpfp"
            })
    void linearAttentionOfTheCatalogueSplits(String name) {
        assertForm(Catalogue.mechanism(name), false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax-off-by-one", "gaussian-raw", "sigmoid", "relu-attention", "softpick", "lightning"})
    void theRestOfTheCatalogueHasNeitherForm(String name) {
        assertForm(Catalogue.mechanism(name), false, false);
    }

    private static void assertForm(Mechanism mechanism, boolean softmax, boolean separable) {
        var weight = mechanism.weight();
        assertEquals(softmax, SoftmaxForm.of(weight, false).asOptional().isPresent());
        assertEquals(separable, SeparableForm.of(weight, true).asOptional().isPresent());
    }

    @Test
    void aPlainOutputIsNothingButTheWeightedSum() {
        for (var name : Catalogue.names()) {
            var mechanism = Catalogue.mechanism(name);
            OutputForm.of(mechanism)
                    .asOptional()
                    .filter(output -> !mechanism.text().contains("output "))
                    .ifPresent(output -> assertEquals(Terms.leaf(output.sum()), output.outer(), name));
        }
    }

    @Test
    void anOutputAroundOneWeightedSumIsTakenApart() {
        var plain = mechanism("weight = softmax(dot(q, k))");
        assertEquals(
                plain.weight().shape(),
                OutputForm.of(plain).asOptional().orElseThrow().weight().shape());
        var around = OutputForm.of(mechanism("weight = softmax(dot(q, k)); output = relu(sum(weight * v)) + vbar"));
        var form = around.asOptional().orElseThrow();
        assertNotEquals(Terms.leaf(form.sum()), form.outer());
        assertTrue(form.hasPlainValues());
        assertEquals(1, form.reductions().size());
        var changed = OutputForm.of(mechanism("weight = dot(q, k); output = mean(weight * relu(v))"));
        assertFalse(changed.asOptional().orElseThrow().hasPlainValues());
        var two = OutputForm.of(mechanism("weight = dot(q, k); output = sum(weight * v) + sum(weight^2 * v)"));
        assertTrue(two.reason().startsWith("the output has two weighted sums"), two.reason());
        var none = OutputForm.of(mechanism("weight = dot(q, k); output = vbar"));
        assertTrue(none.reason().startsWith("the output is no weighted sum"), none.reason());
    }
}
