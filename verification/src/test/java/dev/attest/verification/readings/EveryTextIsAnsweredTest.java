package dev.attest.verification.readings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.MechanismException;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.latex.Latex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Whatever stands in a file, its author gets a mechanism or a sentence that says what is wrong, and gets it
/// soon.
class EveryTextIsAnsweredTest {
    /// 40 tries of the ordinary build make 5,000 texts, 3,000 of the profile `deep` 1,000,000.
    private static final int TEXTS = Integer.getInteger("attest.texts-in-a-try", 125);

    @Property(seed = "61")
    void aTextIsAMechanismOrIsRefusedWithAMessage(@ForAll long seed) {
        var texts = new BrokenTexts(seed);
        var last = new AtomicReference<>("");
        // A second for each: what this finds is an answer that never comes.
        assertTimeoutPreemptively(
                Duration.ofSeconds(TEXTS),
                () -> {
                    for (int count = 0; count < TEXTS; count++) {
                        last.set(texts.next());
                        answer(last.get());
                    }
                },
                last::get);
    }

    private static boolean answer(String text) {
        try {
            var mechanism = MechanismReader.parse(text, "any.attn");
            return !Latex.of(mechanism).isEmpty();
        } catch (MechanismException refusal) {
            assertTrue(refusal.getMessage().startsWith("any.attn:"), text);
            return false;
        }
    }

    @Property(tries = 200, seed = "62")
    void aFileOfAnyBytesIsAMechanismOrIsRefusedWithAMessage(@ForAll byte[] bytes) throws IOException {
        var file = Files.createTempFile("any", ".attn");
        try {
            Files.write(file, bytes);
            assertFalse(read(file).isBlank());
        } finally {
            Files.delete(file);
        }
    }

    private static String read(Path file) {
        try {
            return MechanismReader.read(file).name();
        } catch (MechanismException refusal) {
            return refusal.getMessage();
        }
    }

    @Test
    void theTextsAreMechanismsSometimesAndMostlyNot() {
        var texts = new BrokenTexts(1);
        int read = 0;
        for (int count = 0; count < TEXTS; count++) {
            read += answer(texts.next()) ? 1 : 0;
        }
        assertTrue(read > TEXTS / 20 && read < TEXTS / 2, read + " of " + TEXTS);
    }

    @Test
    void textsAreTheSameForTheSameSeed() {
        assertTrue(new BrokenTexts(5).next().equals(new BrokenTexts(5).next()));
        assertFalse(new BrokenTexts(5).next().equals(new BrokenTexts(6).next()));
        assertTrue(new BrokenTexts(5).next().getBytes(StandardCharsets.UTF_8).length > 0);
    }
}
