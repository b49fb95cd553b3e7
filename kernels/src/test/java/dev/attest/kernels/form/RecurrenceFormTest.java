package dev.attest.kernels.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceFormTest {
    private static Analysis<RecurrenceForm> form(String definitions) {
        return RecurrenceForm.of(
                MechanismReader.parse("name own\n" + definitions.replace("; ", "\n") + "\n", "own.attn"));
    }

    private static RecurrenceForm.Chain chain(String definitions) {
        return form(definitions).asOptional().orElseThrow().chains().getFirst();
    }

    private static String text(Optional<Term> term) {
        return term.map(TermText::of).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "retnet, true, 0, 1",
        "gla, true, 0, 1",
        "mlstm, true, 0, 1",
        "deltanet, false, 1, 1",
        "gated-deltanet, false, 1, 1",
        "kimi-delta-attention, false, 1, 1",
        "deltaproduct, false, 2, 2",
        "rwkv7, false, 1, 2"
    })
    void theCatalogueHasTheFormThatItsTextShows(String name, boolean decay, int erased, int written) {
        var found = RecurrenceForm.of(Catalogue.mechanism(name)).asOptional().orElseThrow();
        assertEquals(decay, found.isDecay());
        var first = found.chains().getFirst();
        assertEquals(erased, first.erased().size());
        assertEquals(written, first.writes().size());
    }

    /// `a (S - b (S k) k^T) + b v k^T`, in whatever way it is written.
    @Test
    void oneRuleHasOneFormHoweverItIsWritten() {
        var inputs = "input a : scalar; input b : scalar; ";
        for (var update : List.of(
                "a * (S - b * outer(S * k, k)) + b * outer(v, k)",
                "a * S + b * outer(v - a * S * k, k)",
                "S * diag(a * (k * 0 + 1)) + outer(b * v, k) - b * outer(a * (S * k), k)")) {
            var found = chain(inputs + "state S : matrix(dv, d) = " + update + "; output = S * q");
            assertTrue(found.decay().isPresent(), update);
            assertEquals(1, found.erased().size(), update);
            assertEquals(1, found.writes().size(), update);
            assertTrue(found.writes().getFirst().ofValue().isPresent(), update);
            assertTrue(found.writes().getFirst().ofErased().getFirst().isPresent(), update);
        }
    }

    @Test
    void channelsMayBeRowsOrColumns() {
        var rows = chain("state S : matrix(dv, d) = 0.5 * S + outer(v, k); output = S * q");
        var columns = chain("state S : matrix(d, dv) = 0.5 * S + outer(k, v); output = q * S");
        assertEquals(text(rows.decay()), text(columns.decay()));
        assertEquals(rows.writes(), columns.writes());
        assertEquals(
                rows.reads().getFirst().vector(), columns.reads().getFirst().vector());
    }

    @Test
    void aStateThatForgetsAllDecaysByZero() {
        assertEquals(
                "0",
                text(chain("state S : matrix(dv, d) = outer(v, k); output = S * q")
                        .decay()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "param A : matrix(d, d) learned; state S : matrix(dv, d) = S * A + outer(v, k); output = S * q"
                        + "|an update is no sum of the state times a diagonal and of outer products",
                "state G : matrix(d, d) = G + outer(k, k); state S : matrix(dv, d) = S + outer(v, k); "
                        + "output = S * (inverse(G + eye(d)) * q)|a state has a matrix(d, d) for each channel",
                "param z0 : vector(d) learned; state z : vector(d) from z0 = z + k; "
                        + "state S : matrix(dv, d) = S + outer(v, k); read = S * q; output = read / (1 + dot(z, q)^2)"
                        + "|a state starts as z0"
            })
    void whatIsNoSumOfOuterProductsIsRefusedInASentence(String definitions, String because) {
        var analysis = form(definitions);
        assertFalse(analysis.asOptional().isPresent());
        assertTrue(analysis.reason().startsWith(because), analysis.reason());
    }

    /// The channels of a recurrence are still its channels.
    @Test
    void anyTransitionOfTheChannelsIsReadTokenByToken() {
        var mechanism = MechanismReader.parse(
                "name own\nparam A : matrix(d, d) learned\nstate S : matrix(dv, d) = S * A + outer(v, k)\noutput = S * q\n",
                "own.attn");
        var found = ChannelForm.of(mechanism).asOptional().orElseThrow();
        assertEquals(1, found.states().size());
        assertTrue(found.states().getFirst().ofChannels());
        assertTrue(found.reads().getFirst().ofChannels());
    }
}
