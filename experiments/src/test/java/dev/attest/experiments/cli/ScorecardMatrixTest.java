package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.property.Scorecard;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScorecardMatrixTest {
    private static final int MECHANISMS = 50;

    private final List<Scorecard> scorecards = WideScorecards.of(MECHANISMS);

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120, 200})
    void everyLineFitsAndEveryMechanismIsThere(int width) {
        var lines = matrix(width, false).lines(scorecards);
        lines.forEach(line -> assertTrue(line.length() <= width, line));
        for (var scorecard : scorecards) {
            var name = scorecard.mechanism().name() + " ";
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(name)), name);
        }
    }

    @Test
    void inAHundredAndTwentyColumnsItIsOneTable() {
        var lines = matrix(120, false).lines(scorecards);
        assertEquals(
                MECHANISMS,
                lines.stream().filter(line -> line.startsWith("mechanism-")).count());
        assertTrue(matrix(60, false).lines(scorecards).stream()
                        .filter(line -> line.startsWith("mechanism-"))
                        .count()
                > MECHANISMS);
    }

    @Test
    void eachNameEndsOverItsColumn() {
        var lines = matrix(120, false).lines(WideScorecards.of(4));
        var row = lines.stream()
                .filter(line -> line.startsWith("mechanism-0"))
                .findFirst()
                .orElseThrow();
        for (var answer : WideScorecards.of(1).getFirst().answers()) {
            var stair = lines.stream()
                    .filter(line -> line.strip().split(" ")[0].equals(answer.property()))
                    .findFirst()
                    .orElseThrow();
            int column = stair.indexOf(answer.property()) + answer.property().length() - 1;
            assertEquals(ScorecardCell.plain(answer).charAt(0), row.charAt(column), answer.property());
        }
    }

    @Test
    void aConditionIsBelowTheTableAndANumberInItWhereItFits() {
        var lines = String.join("\n", matrix(120, false).lines(scorecards));
        assertTrue(lines.contains("2d+1"), lines);
        var note = "injective\n  a exactly when rank [K 1] = d + 1 of full rank\n";
        assertTrue(lines.contains(note), lines);
        assertTrue(lines.contains("fails when every key is 0 of full rank"), lines);
        assertFalse(lines.contains("with 2d + 1"), lines);
        assertTrue(lines.contains("with d + C(d + 1, 2) + 1"), lines);
    }

    @Test
    void colourIsOnlyWhereItIsWanted() {
        assertTrue(String.join("", matrix(120, true).lines(scorecards)).contains("\u001b[32m"));
        assertFalse(String.join("", matrix(120, false).lines(scorecards)).contains("\u001b"));
    }

    @Test
    void footnotesGoOnAfterTheAlphabet() {
        assertEquals("z", Footnotes.letters(25));
        assertEquals("aa", Footnotes.letters(26));
        assertEquals("ba", Footnotes.letters(52));
    }

    @Test
    void thePageEscapesWhatItShowsAndEveryLinkHasAPlace() {
        var html = ScorecardHtml.of(scorecards);
        assertFalse(html.contains("<its>"));
        assertTrue(html.contains("of &lt;its&gt; form &amp; &quot;more&quot;"));
        var links = Pattern.compile("href=\"#([^\"]*)\"").matcher(html);
        int count = 0;
        while (links.find()) {
            assertTrue(html.contains("id=\"" + links.group(1) + "\""), links.group(1));
            count++;
        }
        assertTrue(count > MECHANISMS * 21, "links: " + count);
    }

    @Test
    void everyRowOfTheMarkdownTableHasAsManyCells() {
        var rows = ScorecardMarkdown.lines(scorecards).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
        assertEquals(MECHANISMS + 2, rows.size());
        rows.forEach(
                row -> assertEquals(23, row.chars().filter(each -> each == '|').count(), row));
    }

    private static ScorecardMatrix matrix(int width, boolean colour) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new ScorecardMatrix(new Terminal(nowhere, nowhere, colour, false, width));
    }
}
