package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The limits of the language: each has its own message, and what lies within them is read.
class LimitsTest {
    private static final String LEVELS =
            "expected at most 100 levels (brackets, operators in a chain, definitions within definitions), got more";
    private static final String NODES = "expected at most 10000 nodes once definitions are expanded, got more";

    @Test
    void aMegabyteOfBracketsIsTooMuchText() {
        assertEquals(
                "mine.attn: expected at most 64 KiB of text (65536 bytes), got 1000009",
                refusal("weight = " + "(".repeat(1_000_000)));
    }

    @Test
    void theLimitOnTextCountsBytes() {
        var text = "weight = 1 # ";
        MechanismReader.parse(text + "x".repeat(64 * 1024 - text.length()), "mine.attn");
        assertEquals(
                "mine.attn: expected at most 64 KiB of text (65536 bytes), got 65537",
                refusal(text + "x".repeat(64 * 1024 - text.length() - 1) + "é"));
    }

    /// What is worked out of the parts of a term must be worked out of each part once.
    @Test
    void aLongChainOfSignsInAReadOutIsRead() {
        var text = "state S : matrix(dv, d) = S + outer(v, k)\nstate z : vector(d) = z + k\noutput = S * q / ("
                + "-".repeat(90) + "dot(z, q))";
        assertTrue(
                MechanismReader.parse(text, "mine.attn").recurrence().readOut().isPresent());
    }

    @Test
    void aLargeFileIsRefusedUnread(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("large.attn"), new byte[70_000]);
        var failure = assertThrows(MechanismException.class, () -> MechanismReader.read(file));
        assertEquals(file + ": expected at most 64 KiB of text (65536 bytes), got 70000", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "1 + ", "1 - ", "2 * ", "2 / ", "2 ^ ", "relu(", "f(", "((-"})
    void deepTextIsRefused(String piece) {
        assertRefused(LEVELS, "f(x) = x\nweight = " + piece.repeat(60_000 / piece.length()) + "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "1 + ", "1 - ", "2 * ", "2 / ", "2 ^ ", "relu("})
    void textWithinTheLimitIsRead(String piece) {
        var closing = ")".repeat(piece.endsWith("(") ? 90 : 0);
        assertEquals(
                Shape.NUMBER,
                MechanismReader.parse("weight = " + piece.repeat(90) + "1" + closing, "mine.attn")
                        .weight()
                        .shape());
    }

    @Test
    void longDefinitionsOneInAnotherAreRefused() {
        assertRefused(LEVELS, chain(150, "a%d = a%d + 1\n") + "weight = a150\na0 = 1\n");
    }

    @Test
    void definitionsThatDoubleAreRefused() {
        assertRefused(NODES, chain(30, "a%d(x) = a%d(x) * a%2$d(x)\n") + "weight = a30(1)\na0(x) = x\n");
        assertRefused(NODES, chain(30, "a%d = softmax(a%d)\n") + "weight = a30\na0 = dot(q, k)\n");
        assertRefused(NODES, "weight = " + "norm(rmsnorm(".repeat(1) + "layernorm(".repeat(30) + "q" + ")".repeat(32));
    }

    @Test
    void aLongVectorIsReadAndALongerOneRefused() {
        var literal = "1, ".repeat(9_000) + "1";
        MechanismReader.parse("weight = sum_of([" + literal + "])", "mine.attn");
        assertRefused(NODES, "weight = sum_of([" + literal + ", " + "1, ".repeat(1_000) + "1])");
    }

    @Test
    void deepDefinitionsThatAreNotUsedAreRefusedAsWell() {
        assertRefused(LEVELS, "f(x) = " + "-".repeat(200) + "x\nweight = 1");
    }

    @Test
    void numbersHaveALimitOfTheirOwn() {
        var message = "expected a number of at most 1000 digits and an exponent from -1000 to 1000, got ";
        assertRefused(message + "'1e1001'", "weight = 1e1001");
        assertRefused(message, "weight = " + "9".repeat(1_001));
        MechanismReader.parse("weight = 1e-1000 + 1E+0001000 + " + "9".repeat(1_000), "mine.attn");
    }

    private static String chain(int length, String line) {
        return IntStream.rangeClosed(1, length)
                .mapToObj(index -> line.formatted(index, index - 1))
                .collect(Collectors.joining());
    }

    private static void assertRefused(String message, String text) {
        var refusal = refusal(text);
        assertTrue(refusal.contains(message), refusal);
    }

    private static String refusal(String text) {
        return assertThrows(MechanismException.class, () -> MechanismReader.parse(text, "mine.attn"))
                .getMessage();
    }
}
