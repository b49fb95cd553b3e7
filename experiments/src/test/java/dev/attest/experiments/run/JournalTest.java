package dev.attest.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("j.jsonl");
    }

    @Test
    void whatWasAppendedIsReadBack() throws IOException {
        fill(3);
        try (var journal = open(header(1), IfStarted.RESUME)) {
            assertEquals(3, journal.finished().size());
            assertEquals(0, journal.dropped());
            assertEquals(row(2), journal.finished().get(row(2).trial()));
        }
    }

    @Test
    void numbersThatJsonHasNoNameForComeBack() throws IOException {
        var odd = new Results.Row(trial(1), new TreeMap<>(Map.of("a", Double.NaN, "b", -0.0, "c", Double.MIN_VALUE)));
        try (var journal = open(header(1), IfStarted.REFUSE)) {
            journal.append(odd);
        }
        try (var journal = open(header(1), IfStarted.RESUME)) {
            assertEquals(odd, journal.finished().get(trial(1)));
        }
    }

    @Test
    void everyCutKeepsTheWholeLinesAndNothingElse() throws IOException {
        fill(4);
        var whole = Files.readAllBytes(file);
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            int lines = linesIn(whole, cut);
            try (var journal = open(header(1), IfStarted.RESUME)) {
                assertEquals(Math.max(0, lines - 1), journal.finished().size(), "cut at " + cut);
                for (int missing = journal.finished().size(); missing < 4; missing++) {
                    journal.append(row(missing));
                }
            }
            assertArrayEquals(whole, Files.readAllBytes(file), "cut at " + cut);
        }
    }

    @Test
    void aChangedByteEndsTheGoodPart() throws IOException {
        fill(3);
        var content = Files.readAllBytes(file);
        content[content.length - 20] ^= 1;
        Files.write(file, content);
        try (var journal = open(header(1), IfStarted.RESUME)) {
            assertEquals(2, journal.finished().size());
            assertTrue(journal.dropped() > 0);
        }
    }

    @Test
    void twoRunsDoNotShareAJournal() throws IOException {
        try (var first = open(header(1), IfStarted.REFUSE)) {
            first.append(row(0));
            var refused = assertThrows(BadInput.class, () -> open(header(1), IfStarted.RESUME));
            assertEquals(file + ": expected no other run writing here, found one", refused.getMessage());
        }
    }

    @Test
    void anotherSeedIsNotResumed() throws IOException {
        fill(1);
        var refused = assertThrows(BadInput.class, () -> open(header(2), IfStarted.RESUME));
        assertEquals(
                file + ": expected a run with the same settings to resume, but seed there is 1, here 2",
                refused.getMessage());
    }

    @Test
    void anotherSettingIsNamed() throws IOException {
        fill(1);
        var other =
                new JournalHeader("s", Scale.SMOKE, 1, new TreeMap<>(Map.of("blocks", "5")), new TreeMap<>(), "code");
        var refused = assertThrows(BadInput.class, () -> open(other, IfStarted.RESUME));
        assertEquals(
                file + ": expected a run with the same settings to resume, but settings blocks there is \"4\", here"
                        + " \"5\"",
                refused.getMessage());
    }

    @Test
    void withoutAWordAnUnfinishedRunIsLeftAlone() throws IOException {
        fill(2);
        var before = Files.readAllBytes(file);
        assertThrows(BadInput.class, () -> open(header(1), IfStarted.REFUSE));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void startingOverForgets() throws IOException {
        fill(2);
        try (var journal = open(header(2), IfStarted.RESTART)) {
            assertTrue(journal.finished().isEmpty());
        }
    }

    private void fill(int rows) throws IOException {
        try (var journal = open(header(1), IfStarted.REFUSE)) {
            for (int row = 0; row < rows; row++) {
                journal.append(row(row));
            }
        }
    }

    private Journal open(JournalHeader header, IfStarted ifStarted) throws IOException {
        return Journal.open(file, header, ifStarted);
    }

    private static JournalHeader header(long seed) {
        return new JournalHeader("s", Scale.SMOKE, seed, new TreeMap<>(Map.of("blocks", "4")), new TreeMap<>(), "code");
    }

    private static int linesIn(byte[] content, int length) {
        int lines = 0;
        for (int place = 0; place < length; place++) {
            lines += content[place] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static Results.Row row(int number) {
        return new Results.Row(trial(number), new TreeMap<>(Map.of("score", number / 3.0)));
    }

    private static Trial trial(int number) {
        return Trial.of(Map.of("block", number), Map.of("who", "ä"));
    }
}
