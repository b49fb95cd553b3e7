package dev.attest.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Catalogue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgreementTest {
    private static final Sizes SIZES = new Sizes(2, 4, 2, 70, 70, 9, 5);

    private static float[] output(String mechanism, boolean causal) {
        var subject = subject(mechanism, causal);
        subject.run();
        return subject.call().out().data();
    }

    private static Subject subject(String mechanism, boolean causal) {
        var definition = Catalogue.resolve(mechanism);
        return Subject.of(causal ? definition.causally() : definition, SIZES, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "elu1-linear", "inline", "relu-linear", "cosine", "log-normal"})
    void aKernelAgreesWithItsOwnDefinitionAndNoOtherMask(String mechanism) {
        for (boolean causal : new boolean[] {false, true}) {
            var agreement = new Agreement(subject(mechanism, causal));
            assertEquals(Optional.empty(), agreement.objection(output(mechanism, causal)));
            assertTrue(agreement.objection(output(mechanism, !causal)).isPresent(), "the other mask would pass");
        }
    }

    /// States that forget and correct, with what comes with their tokens.
    @ParameterizedTest
    @ValueSource(strings = {"deltanet", "gated-deltanet", "gla", "retnet", "mamba2"})
    void aRecurrenceAgreesWithItselfAndNotWithAnother(String mechanism) {
        var agreement = new Agreement(subject(mechanism, true));
        assertEquals(Optional.empty(), agreement.objection(output(mechanism, true)));
        assertTrue(agreement.objection(output("softmax", true)).isPresent());
    }

    @Test
    void anotherMechanismIsFound() {
        var objection = new Agreement(subject("softmax", false)).objection(output("elu1-linear", false));
        assertTrue(objection.orElseThrow().startsWith("head 0, row 0, entry 0: expected "), objection.get());
    }

    @Test
    void theLastHeadIsLookedAtToo() {
        var out = output("softmax", false);
        out[out.length - 1] += .01f;
        var objection = new Agreement(subject("softmax", false)).objection(out);
        assertTrue(objection.orElseThrow().startsWith("head 7, row 69, entry 4"), objection.get());
    }

    @Test
    void whatIsNotANumberIsFound() {
        var out = output("softmax", false);
        out[0] = Float.NaN;
        assertTrue(new Agreement(subject("softmax", false)).objection(out).isPresent());
    }
}
