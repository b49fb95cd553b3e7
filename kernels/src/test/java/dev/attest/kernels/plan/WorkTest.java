package dev.attest.kernels.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import dev.attest.kernels.ceiling.Ceiling;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the ways have to do, counted by hand: two heads of ten tokens, width three.
final class WorkTest {
    private static final Sizes SIZES = Sizes.square(1, 2, 10, 3);
    private static final long BYTES = 4 * 4 * 2 * 10 * 3;

    private static Plan plan(Mechanism mechanism, Way way) {
        return Plan.all(mechanism, SIZES, Map.of(), dev.attest.kernels.strip.Loops.preferred()).stream()
                .filter(plan -> plan.way() == way)
                .findFirst()
                .orElseThrow();
    }

    private static Work work(Mechanism mechanism, Way way) {
        return plan(mechanism, way).work().orElseThrow();
    }

    @Test
    void softmaxHasAnExponentialForEachPairThatARowSees() {
        var softmax = Catalogue.resolve("softmax");
        assertEquals(new Work(200 * 6, 200, BYTES), work(softmax, Way.ONLINE_SOFTMAX));
        assertEquals(new Work(110 * 6, 110, BYTES), work(softmax.causally(), Way.ONLINE_SOFTMAX));
    }

    /// Three features, each with three sums and a count, at the key and at the query; and elu of each.
    @Test
    void linearAttentionHasAFunctionForEachFeature() {
        var elu = Catalogue.resolve("elu1-linear");
        assertEquals(new Work(40 * 3 * 4, 40 * 3, BYTES), work(elu, Way.SEPARABLE));
        assertEquals(0, work(Catalogue.resolve("relu-linear"), Way.SEPARABLE).exponentials());
    }

    /// A pass for the sum and one for the values, each with an exponential.
    @Test
    void aScoreOfOnesOwnIsComputedInEachPass() {
        var own = MechanismReader.parse("score = exp(0 - abs(dot(q, k)))\nweight = score / sum(score)\n", "own.attn");
        assertEquals(new Work(200 * 9, 200 * 2, BYTES), work(own, Way.QUADRATIC));
    }

    @Test
    void theTimeAtACeilingIsSaid() {
        var plan = plan(Catalogue.resolve("softmax"), Way.ONLINE_SOFTMAX);
        assertTrue(
                plan.explain().contains("work      1200 multiply-adds, 200 exponentials, 960 bytes"), plan.explain());
        var text = plan.explain(new Ceiling(1e-3, 1e-3, 1));
        assertTrue(text.contains("at least  1.400 ms at the ceiling"), text);
        assertTrue(!plan.explain().contains("at least"), plan.explain());
    }

    @Test
    void nobodyCountsTheDoubleReading() {
        assertTrue(plan(Catalogue.resolve("softmax"), Way.REFERENCE).work().isEmpty());
    }
}
