package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaneOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void rowsAndWhatSharesThemAreSaid() {
        var session = run(
                "--mechanism",
                "relu-linear",
                "--mechanism",
                "softmax",
                "--keys",
                "1,2; 2,1; 3/2,0.5",
                "--queries",
                "1,1; -1,-1");
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertTrue(session.out().contains("q1 = (1, 1)  those of a curve"), session.out());
        assertTrue(session.out().contains("q2 = (-1, -1)  no row"), session.out());
        assertFalse(run("--mechanism", "softmax", "--keys", "1,2;2,1;3/2,0.5", "--queries", "1,1")
                .out()
                .contains("curve"));
    }

    @Test
    void thePictureIsWrittenForAFileWithItsMatricesWrittenOut() throws IOException {
        var mine = Files.writeString(
                folder.resolve("mine.attn"),
                "width d = 2\nphi(x) = tanh([[1, -1/2], [1/2, 1]] * x) + 2\nscore = dot(phi(q), phi(k))\n"
                        + "weight = score / sum(score)\n");
        var picture = folder.resolve("mine.svg");
        var session = run(
                "--mechanism",
                mine.toString(),
                "--keys",
                "1,2;2,1;-1,0",
                "--queries",
                "1,1",
                "--figure",
                picture.toString(),
                "--json");
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertTrue(session.out().contains("\"curves\" : 1"), session.out());
        assertTrue(Files.readString(picture).startsWith("<svg"));
    }

    @Test
    void whatCannotBeReadIsNamed() {
        var refusals = Stream.of(
                        run("--mechanism", "softmax", "--keys", "1,2;3", "--queries", "1,1"),
                        run("--mechanism", "softmax", "--keys", "1,x", "--queries", "1,1"),
                        run("--mechanism", "softmax", "--keys", "1,1", "--queries", "0,0;0,0;0,0;0,0;0,0;0,0;0,0"),
                        run("--mechanism", "softmax", "--keys", "1,1", "--queries", "0,0", "--figure", "no/such.svg"),
                        Session.of("run", "e06", "--mechanism", "softmax", "--keys", "1,1", "--queries", "0,0"))
                .peek(session -> assertEquals(ExitCode.USAGE, session.code(), session.err()))
                .map(Session::err)
                .toList();
        var expected = List.of(
                "attest: --keys: expected points of two numbers such as 1,2; 3/2,0.5, got '3'\n",
                "attest: --keys: expected a number such as 3, 3/4, 0.75 or 2^16, got 'x'\n",
                "attest: --queries: expected up to 6 points, got 7\n",
                "attest: --figure: expected a folder that exists, got "
                        + Path.of("no").toAbsolutePath() + "\n",
                "attest: --mechanism: only the study figure-one draws figures of one's own, got the study" + " e06\n");
        assertEquals(expected, refusals);
    }

    private static Session run(String... options) {
        return Session.of(Stream.concat(Stream.of("run", "figure-one"), Stream.of(options))
                .toArray(String[]::new));
    }
}
