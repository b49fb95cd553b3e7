package dev.attest.theory.claims.reasons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ReasonsTest {
    private static final Path CHECKER = Path.of("src", "main", "java", "dev", "attest", "theory", "certificate");

    static Stream<Claim> reasons() {
        return Claims.all().stream().filter(claim -> !claim.theorems().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void everyTheoremOfTheCheckerIsAClaimThatCanFail(Theorem theorem) {
        var claims = Claims.of(theorem);
        assertFalse(claims.isEmpty(), () -> "no claim states: " + theorem.words());
        claims.forEach(claim -> assertTrue(hasTooth(claim), () -> claim.id() + " has no hypothesis to drop"));
    }

    private static boolean hasTooth(Claim claim) {
        return claim instanceof Claim.Universal<?> universal
                && universal.hypotheses().stream().map(Hypothesis::technical).anyMatch(Optional::isEmpty);
    }

    @Test
    void aClaimWhoseHypothesisIsNotNeededIsToothless() {
        var judgement = Judge.judge(new Overcautious(), 1);
        assertFalse(judgement.canFail());
    }

    @ParameterizedTest
    @EnumSource
    void theCheckerReliesOnEveryTheoremSomewhere(Theorem theorem) {
        assertTrue(sources().contains("Theorem." + theorem.name()), () -> theorem + " is never a reason");
    }

    private static String sources() {
        try (var files = Files.list(CHECKER)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReasonsTest::text)
                    .collect(Collectors.joining());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void noTwoTheoremsHaveOneName() {
        List<String> words = Arrays.stream(Theorem.values()).map(Theorem::words).toList();
        assertEquals(words.size(), words.stream().distinct().count());
        words.forEach(
                name -> assertEquals(name, Theorem.find(name).orElseThrow().words()));
        assertEquals(Optional.empty(), Theorem.find("no such theorem"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void whatIsNotDerivedHereNamesItsSource(Claim claim) {
        boolean here = claim.statement().source().equals(Source.HERE);
        assertEquals(
                !here,
                claim.statement().literature() == Status.THEOREM
                        || claim.statement().literature() == Status.SHARPENED);
    }
}
