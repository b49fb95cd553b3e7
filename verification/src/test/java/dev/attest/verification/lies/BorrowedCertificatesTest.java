package dev.attest.verification.lies;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.statement.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The certificates of one mechanism, offered for another.
class BorrowedCertificatesTest {
    static Stream<Scorecard> mechanisms() {
        return Evidence.scorecards().stream();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void noCertificateServesAMechanismWithTheOppositeVerdict(Scorecard card) {
        for (var evidence : Evidence.all()) {
            var own = answer(card, evidence.goal().property());
            if (isOpposite(own.verdict(), evidence.goal().verdict())) {
                assertFalse(
                        Evidence.isConfirmed(card.mechanism(), evidence.goal(), evidence.certificate()),
                        () -> evidence + ", offered for " + card.mechanism().text());
            }
        }
    }

    @Test
    void everyCertificateServesItsOwnMechanism() {
        Evidence.all().forEach(evidence -> assertTrue(evidence.isConfirmed(), evidence::toString));
    }

    private static Answer answer(Scorecard card, String property) {
        return card.answers().stream()
                .filter(answer -> answer.property().equals(property))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOpposite(Verdict own, Verdict other) {
        return own != other && own != Verdict.UNDECIDED;
    }
}
