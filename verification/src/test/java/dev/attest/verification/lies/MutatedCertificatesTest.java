package dev.attest.verification.lies;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// True certificates, each altered in one place.
class MutatedCertificatesTest {
    static Stream<Evidence> truths() {
        return Evidence.all().stream();
    }

    @ParameterizedTest
    @MethodSource("truths")
    void noMutationIsConfirmed(Evidence truth) {
        for (var lie : Mutations.of(truth)) {
            assertFalse(lie.isConfirmed(), () -> lie + "\n" + lie.certificate() + "\n" + lie.mechanism().text());
        }
    }

    @Test
    void thereAreMutationsOfManyKinds() {
        var kinds = truths()
                .filter(truth -> !Mutations.of(truth).isEmpty())
                .map(truth -> truth.certificate().kind())
                .distinct()
                .count();
        assertTrue(kinds >= 6, "kinds of certificates that were altered: " + kinds);
    }
}
