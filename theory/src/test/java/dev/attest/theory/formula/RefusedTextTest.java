package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts that are no mechanism, each with all that its author is told.
class RefusedTextTest {
    static Stream<Arguments> texts() {
        return Blocks.of("refused.txt").stream()
                .map(block -> block.split("\n--\n"))
                .map(parts -> Arguments.of(parts[0], parts[1].stripTrailing()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isRefusedWithItsMessage(String text, String message) {
        assertEquals(message, refusal(text));
    }

    @Test
    void anEmptyTextIsRefused() {
        assertEquals("mine.attn: expected a definition of 'score' or 'weight', got neither", refusal(""));
    }

    @Test
    void aBinaryFileIsCalledOne() {
        var message = refusal("weight = 1\0");
        assertEquals("mine.attn:1:11: expected text, got a zero byte: is this a binary file?", firstLine(message));
    }

    @Test
    void theCaretStandsUnderTheColumnAlsoBehindTabs() {
        assertEquals("mine.attn:1:11: 'a' is not defined\nweight =\t\ta\n        \t\t^", refusal("weight =\t\ta"));
    }

    @Test
    void aLongLineIsShownAroundTheColumn() {
        var message = refusal("weight = " + "1 + ".repeat(70) + "a" + " + 1".repeat(20));
        var lines = message.lines().toList();
        assertEquals('a', lines.get(1).charAt(lines.get(2).indexOf('^')));
        assertEquals(160, lines.get(1).length());
    }

    @Test
    void columnsCountCharactersAndNotHalvesOfThem() {
        assertEquals("mine.attn:2:10: 'a' is not defined", firstLine(refusal("title \uD835\uDD38\nweight = a")));
        assertEquals(
                "mine.attn:1:10: '\uD835\uDD38' (U+1D538) is not a character of the language",
                firstLine(refusal("weight = \uD835\uDD38")));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElseThrow();
    }

    private static String refusal(String text) {
        return assertThrows(MechanismException.class, () -> MechanismReader.parse(text, "mine.attn"))
                .getMessage();
    }
}
