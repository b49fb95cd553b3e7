package dev.attest.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.run.Progress;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import dev.attest.kernels.plan.Way;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The backward pass and the steps of a stream: what they compute and how much that is.
final class PassesTest {
    private static final Sizes SIZES = Sizes.square(1, 2, 37, 5);

    private static Mechanism causal(String name) {
        return Catalogue.resolve(name).causally();
    }

    private static Bench bench(Optional<Way> against) {
        return new Bench(new Alternation(1, 1, 1), 1, against, Progress.SILENT);
    }

    @Test
    void theGradientOfSoftmaxAgreesWithTheDoubleReading() {
        var gradient = BackwardRun.of(Subject.of(causal("softmax"), SIZES, 2)).orElseThrow();
        assertEquals(Optional.empty(), gradient.objection());
    }

    /// Two products forward and five backward for each pair.
    @Test
    void aGradientIsFiveProducts() {
        var gradient = BackwardRun.of(Subject.of(Catalogue.resolve("softmax"), SIZES, 1))
                .orElseThrow();
        long pairs = 2 * 37 * 37;
        assertEquals(pairs * 5 * 5, gradient.work().orElseThrow().multiplyAdds());
        assertEquals(pairs, gradient.work().orElseThrow().exponentials());
    }

    @Test
    void aMechanismThatTheDoubleReadingAloneDifferentiatesHasNoRow() {
        var row = bench(Optional.empty()).row(causal("deltanet"), SIZES, Pass.BACKWARD);
        assertInstanceOf(Row.Missing.class, row);
    }

    @Test
    void stepsGiveTheRowsOfTheDefinition() {
        for (var name : new String[] {"softmax", "elu1-linear"}) {
            assertEquals(Optional.empty(), new StepRun(Subject.of(causal(name), SIZES, 2)).objection());
        }
    }

    /// A cache of 37 keys and values is read; a state of 5 features with 5 sums and a count each, in rows of
    /// whole vectors, is read and written.
    @Test
    void aStepReadsItsCacheOrReadsAndWritesItsState() {
        assertEquals(new Work(0, 0, 4 * 2 * 37 * 10), new StepRun(Subject.of(causal("softmax"), SIZES, 1)).work());
        long state =
                new StepRun(Subject.of(causal("elu1-linear"), SIZES, 1)).work().bytes();
        assertTrue(state >= 2 * 4 * 2 * 5 * 6, () -> "bytes " + state);
        var longer = Sizes.square(1, 2, 370, 5);
        assertEquals(
                state,
                new StepRun(Subject.of(causal("elu1-linear"), longer, 1)).work().bytes());
    }

    @Test
    void aStreamThatHasGrownIsGivenUpForOneThatHasNot() {
        var run = new StepRun(Subject.of(causal("softmax"), SIZES, 1));
        for (int step = 0; step < 50; step++) {
            run.run();
        }
        assertTrue(run.tokens() >= 37 && run.tokens() <= 37 + 2, () -> "tokens " + run.tokens());
    }

    @Test
    void aStreamNeedsACausalMechanism() {
        var row = bench(Optional.empty()).row(Catalogue.resolve("softmax"), SIZES, Pass.STEP);
        var missing = assertInstanceOf(Row.Missing.class, row);
        assertTrue(missing.reason().contains("causal"), missing.reason());
    }

    @Test
    void anotherOfOurWaysMayBeTheRival() {
        var row = bench(Optional.of(Way.REFERENCE)).row(causal("softmax"), SIZES, Pass.FORWARD);
        var measured = assertInstanceOf(Row.Measured.class, row);
        var rival = assertInstanceOf(Row.Peer.Compared.class, measured.peer());
        assertEquals("our own reference", rival.title());
    }
}
