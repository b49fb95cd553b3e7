package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {
    @Test
    void columnsAreAligned() {
        var table = new TextTable(60);
        table.row("a", "first");
        table.row("abc", "second");
        assertEquals(List.of("a    first", "abc  second"), table.lines());
    }

    @Test
    void theLastColumnWrapsUnderItself() {
        var table = new TextTable(29);
        table.row("abc", "one two three four five six");
        assertEquals(List.of("abc  one two three four five", "     six"), table.lines());
    }

    @Test
    void aWordLongerThanTheWidthStaysWhole() {
        assertEquals(List.of("a", "wordlongerthanthat", "b"), TextTable.wrapped("a wordlongerthanthat b", 5));
    }

    @Test
    void colourDoesNotCountAsWidth() {
        var table = new TextTable(60);
        table.row(new TextTable.Cell("a", text -> "<" + text + ">"), TextTable.Cell.plain("x"));
        table.row("abc", "y");
        assertEquals(List.of("<a  >  x", "abc  y"), table.lines());
    }
}
