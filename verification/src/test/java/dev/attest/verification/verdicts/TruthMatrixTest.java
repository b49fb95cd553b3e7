package dev.attest.verification.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.verdicts.TruthMatrix.Cell;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of mechanisms and properties against what is decided.
class TruthMatrixTest {
    private static final TruthMatrix MATRIX = TruthMatrix.read();

    /// Bounds for all queries or all n, for which no procedure is complete: they may stay undecided anywhere.
    private static final Set<String> ANALYTIC = Set.of("gradient-bounded", "entropy-floor", "disperses");

    static Stream<String> mechanisms() {
        return MATRIX.cells().stream().map(Cell::mechanism).distinct();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyVerdictIsTheOneOfTheTable(String mechanism) {
        var wrong = MATRIX.cells().stream()
                .filter(cell -> cell.mechanism().equals(mechanism))
                .flatMap(cell -> complaint(cell).stream())
                .collect(Collectors.joining("\n"));
        assertEquals("", wrong);
    }

    /// What is wrong about the answer to a cell, if anything is. A property that does not exist has no answer.
    private static Optional<String> complaint(Cell cell) {
        return Properties.find(cell.property())
                .map(property -> property.decide(Catalogue.mechanism(cell.mechanism())))
                .filter(answer -> !agrees(cell, answer.verdict()))
                .map(answer -> cell + ": expected " + cell.verdict().orElseThrow() + ", got " + answer.verdict() + ": "
                        + answer.because());
    }

    private static boolean agrees(Cell cell, Verdict verdict) {
        if (verdict == Verdict.UNDECIDED) {
            return cell.verdict().isEmpty() || ANALYTIC.contains(cell.property()) || MATRIX.mayStayUndecided(cell);
        }
        return cell.verdict().isEmpty() || cell.verdict().get() == verdict;
    }

    @Test
    void theTableHasTheMechanismsOfTheCatalogueThatItNames() {
        assertTrue(Catalogue.names().containsAll(mechanisms().toList()));
        assertTrue(mechanisms().count() >= 27);
    }

    @Test
    void anotherVerdictIsSeen() {
        var cell = new Cell("softmax", "injective", Optional.of(Verdict.HOLDS));
        assertTrue(agrees(cell, Verdict.HOLDS));
        assertFalse(agrees(cell, Verdict.FAILS));
        assertFalse(agrees(cell, Verdict.UNDECIDED));
        assertFalse(agrees(new Cell("softmax", "disperses", Optional.of(Verdict.HOLDS)), Verdict.FAILS));
        assertTrue(agrees(new Cell("softmax", "disperses", Optional.of(Verdict.HOLDS)), Verdict.UNDECIDED));
    }

    @Test
    void everyToleranceNamesACell() {
        var known = MATRIX.cells().stream().map(Cell::toString).collect(Collectors.toSet());
        assertTrue(known.containsAll(MATRIX.toleratedWhy().keySet()));
    }
}
