package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.experiments.bench.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command says and refuses; never how long anything takes.
final class BenchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFileOfOnesOwnHasARowForEachLength() throws IOException {
        var file = Files.writeString(
                folder.resolve("mine.attn"),
                "param c : scalar in (0, 2)\nscore = c + relu(dot(q, k))\n" + "weight = score / sum(score)\n");
        var json = folder.resolve("bench.json");
        var svg = folder.resolve("roofline.svg");
        var session = Session.of(
                "bench",
                file.toString(),
                "--causal",
                "--n",
                "5,17",
                "--d",
                "3",
                "--heads",
                "2",
                "--threads",
                "2",
                "--seconds",
                "0.01",
                "--json",
                json.toString(),
                "--svg",
                svg.toString());
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        var lines = session.out()
                .lines()
                .filter(line -> line.startsWith("mine, causal  "))
                .toList();
        assertEquals(2, lines.size(), session.out());
        assertTrue(lines.getFirst().contains("1,2,5,3") && lines.getLast().contains("1,2,17,3"), session.out());
        assertTrue(session.out().startsWith("ceiling with 2 threads: "), session.out());
        var node = new ObjectMapper().readTree(json.toFile());
        assertEquals(2, node.path("rows").size());
        assertFalse(node.at("/rows/1/ours").isEmpty());
        assertTrue(Files.readString(svg).contains("mine, causal, n = 17"));
    }

    @Test
    void theLengthFromWhichItIsFasterIsPredictedBeforeItIsMeasured() {
        var session = Session.of(
                "bench",
                "elu1-linear",
                "softmax",
                "--quick",
                "--crossover",
                "--n",
                "16,32",
                "--d",
                "2",
                "--heads",
                "1",
                "--seconds",
                "0.001");
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertTrue(session.err().contains("elu1-linear is predicted to overtake softmax"), session.err());
        assertFalse(session.err().contains("attest: softmax is predicted"), session.err());
        assertFalse(session.out().contains("1,1,32,2"), session.out());
    }

    @Test
    void aReportInWords() {
        var lines = BenchTable.lines(Reports.all(), 110);
        var text = String.join("\n", lines);
        assertTrue(lines.getFirst().equals("ceiling with 2 threads: 200 GFLOP/s, 10.0 exponentials/ns, 50 GB/s"), text);
        assertTrue(text.contains("50 %     2.00 2.00..2.00"), text);
        assertTrue(text.contains("WRONG: head 0, row 0, entry 0:"), text);
        assertTrue(text.contains("no ratio for linear: there is none"), text);
        assertTrue(text.contains("softmax: time grows as n^2.00, standard error 0.00 over 3 lengths"), text);
        assertTrue(text.contains("+10 %"), text);
    }

    @Test
    void whatCannotBeMeasuredIsRefusedInASentence() {
        requireRefusal("--n: expected at least 1, got 0", "softmax", "--n", "16,0");
        requireRefusal("--threads: expected at least 1, got 0", "softmax", "--threads", "0");
        requireRefusal("--seconds: expected a positive number, got 0.0", "softmax", "--seconds", "0");
        requireRefusal("got 'sofmax'", "sofmax");
        requireRefusal(
                "--json: expected a folder that exists",
                "softmax",
                "--json",
                folder.resolve("no").resolve("b.json").toString());
    }

    private static void requireRefusal(String says, String... words) {
        var all = new String[words.length + 1];
        all[0] = "bench";
        System.arraycopy(words, 0, all, 1, words.length);
        var session = Session.of(all);
        assertEquals(ExitCode.USAGE, session.code(), session.err());
        assertTrue(session.err().contains(says), session.err());
        assertEquals("", session.out());
    }
}
