package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The mechanisms of the literature that the language must be able to say.
class SampleMechanismsTest {
    static Stream<String> mechanisms() {
        return Blocks.mechanisms().stream();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void isReadWithoutWarnings(String text) {
        var mechanism = MechanismReader.parse(text, "sample.attn");
        assertEquals(List.of(), mechanism.warnings());
        assertFalse(mechanism.name().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void bindsEveryIndexOnceAndLeavesOneFree(String text) {
        var mechanism = MechanismReader.parse(text, "sample.attn");
        mechanism.score().ifPresent(score -> checkIndices(score, List.of(Term.HERE)));
        checkIndices(mechanism.weight(), List.of(Term.HERE));
        checkIndices(mechanism.output(), List.of());
    }

    private static void checkIndices(Term term, List<String> free) {
        var bound = TermWalk.boundIndices(term);
        assertEquals(bound.stream().distinct().toList(), bound);
        var unknown = new ArrayList<>(TermWalk.usedIndices(term));
        unknown.removeAll(bound);
        unknown.removeAll(free);
        assertEquals(List.of(), unknown);
        assertFalse(bound.contains(Term.HERE));
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void isNotReadOnceItIsCutShort(String text) {
        var cut = text.substring(0, Math.max(text.lastIndexOf(')'), text.lastIndexOf('=') + 1));
        assertThrows(MechanismException.class, () -> MechanismReader.parse(cut, "sample.attn"));
    }
}
