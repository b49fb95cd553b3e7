package dev.attest.verification.lies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.certificate.json.CertificateFormatException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Certificate files: written and read they say the same; altered they are refused, or show nothing.
class TamperedFilesTest {
    static Stream<Evidence> truths() {
        return Evidence.all().stream();
    }

    @ParameterizedTest
    @MethodSource("truths")
    void aFileReadBackIsConfirmedAndWritesItself(Evidence truth) {
        var text = text(truth);
        var read = parse(text);
        assertTrue(Evidence.isConfirmed(read.mechanism(), read.goal(), read.certificate()), text);
        assertEquals(text, read.text());
    }

    @ParameterizedTest
    @MethodSource("truths")
    void aFileWithAnotherDefinitionIsRefused(Evidence truth) {
        var altered = text(truth).replaceFirst("weight\\s*=", "weight = 3 + ");
        assertThrows(CertificateFormatException.class, () -> parse(altered));
    }

    @ParameterizedTest
    @MethodSource("truths")
    void aFileWithAnotherHashIsRefused(Evidence truth) {
        var altered = text(truth).replaceFirst("(\"definition-sha256\"\\s*:\\s*\")[0-9a-f]{8}", "$100000000");
        assertThrows(CertificateFormatException.class, () -> parse(altered));
    }

    @ParameterizedTest
    @MethodSource("truths")
    void aFileOfAMutationShowsNothing(Evidence truth) {
        for (var lie : Mutations.of(truth)) {
            var text = text(lie);
            assertFalse(isConfirmed(text), text);
        }
    }

    @ParameterizedTest
    @MethodSource("truths")
    void aFileCutShortIsRefused(Evidence truth) {
        var text = text(truth);
        assertThrows(CertificateFormatException.class, () -> parse(text.substring(0, text.length() / 2)));
        assertThrows(CertificateFormatException.class, () -> parse(text + "{}"));
    }

    private static boolean isConfirmed(String text) {
        try {
            var read = parse(text);
            return Evidence.isConfirmed(read.mechanism(), read.goal(), read.certificate());
        } catch (CertificateFormatException e) {
            return false;
        }
    }

    private static String text(Evidence evidence) {
        return new CertificateFile(evidence.mechanism(), evidence.goal(), evidence.certificate()).text();
    }

    private static CertificateFile parse(String text) {
        return CertificateFile.parse(text.getBytes(StandardCharsets.UTF_8), "planted.json");
    }
}
