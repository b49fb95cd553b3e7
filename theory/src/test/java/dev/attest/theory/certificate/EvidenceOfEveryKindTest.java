package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attest.theory.certificate.Confirmation.Confirmed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One certificate for each kind of evidence and of goal shows its goal.
class EvidenceOfEveryKindTest {
    static List<BorrowedEvidenceTest.Line> evidence() {
        return BorrowedEvidenceTest.evidence();
    }

    @ParameterizedTest
    @MethodSource("evidence")
    void itShowsItsGoal(BorrowedEvidenceTest.Line line) {
        var file = line.file();
        var outcome = Checker.check(file.mechanism(), file.goal(), file.certificate());
        assertInstanceOf(Confirmed.class, outcome, () -> file.goal().words());
    }
}
