package dev.attest.verification.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.verdicts.Invention.Expected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Algebraic properties of mechanisms that nothing was tuned to: never a wrong verdict, and few undecided.
class InventedMechanismsTest {
    private static final Set<String> ALGEBRAIC = Set.of(
            "total",
            "injective",
            "rows-sum-to-one",
            "non-negative",
            "scale-sensitive",
            "translation-invariant-keys",
            "permutation-equivariant",
            "replication-invariant",
            "separable",
            "rank-bound",
            "full-rank",
            "retrieval-budget",
            "hull-bound",
            "constant-state");

    private static final Map<String, List<Answer>> ANSWERS = new ConcurrentHashMap<>();

    static Stream<Invention> inventions() {
        return Invention.all().stream();
    }

    private static List<Answer> answers(Invention invention) {
        return ANSWERS.computeIfAbsent(
                invention.name(),
                name -> Properties.scorecard(invention.mechanism()).answers());
    }

    private static boolean isRight(Expected expected, Verdict verdict) {
        return switch (expected) {
            case HOLDS, FAILS, NOT_APPLICABLE ->
                verdict == Verdict.UNDECIDED || verdict.name().equals(expected.name());
            case NEITHER -> verdict == Verdict.UNDECIDED;
            case OPEN -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("inventions")
    void noVerdictIsWrong(Invention invention) {
        for (var answer : answers(invention)) {
            var expected = invention.truth().getOrDefault(answer.property(), Expected.OPEN);
            assertTrue(
                    isRight(expected, answer.verdict()),
                    () -> answer.property() + ": " + answer.verdict() + " of what is " + expected + ": "
                            + answer.because());
        }
    }

    @Test
    void atMostOneAlgebraicCellInTenIsUndecided() {
        long cells = cells().count();
        var undecided = cells().filter(cell -> cell.endsWith(Verdict.UNDECIDED.toString()))
                .toList();
        assertTrue(10 * undecided.size() <= cells, () -> undecided.size() + " of " + cells + ": " + undecided);
    }

    /// Each cell that has a verdict to find.
    private static Stream<String> cells() {
        return inventions()
                .flatMap(invention -> answers(invention).stream()
                        .filter(answer -> isSharp(invention.truth().get(answer.property())))
                        .map(answer -> invention.name() + " " + answer.property() + " " + answer.verdict()));
    }

    private static boolean isSharp(@Nullable Expected expected) {
        return expected == Expected.HOLDS || expected == Expected.FAILS;
    }

    @Test
    void everyAlgebraicCellIsFilledIn() {
        assertTrue(Invention.all().size() >= 40);
        for (var invention : Invention.all()) {
            assertEquals(ALGEBRAIC, invention.truth().keySet(), invention.name());
        }
    }

    @Test
    void aWrongVerdictIsSeen() {
        assertTrue(isRight(Expected.HOLDS, Verdict.HOLDS));
        assertTrue(isRight(Expected.HOLDS, Verdict.UNDECIDED));
        assertEquals(
                List.of(false, false, false, false),
                List.of(
                        isRight(Expected.HOLDS, Verdict.FAILS),
                        isRight(Expected.FAILS, Verdict.HOLDS),
                        isRight(Expected.NEITHER, Verdict.HOLDS),
                        isRight(Expected.NEITHER, Verdict.FAILS)));
    }
}
