package dev.attest.experiments.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Where answers (`out`) and diagnostics (`err`) go. Both are UTF-8, and both swallow a broken pipe.
///
/// @param colour whether answers may carry colour
/// @param bars   whether diagnostics go to a terminal, so that a bar may be redrawn in place
/// @param width  columns that tables fit into
record Terminal(PrintStream out, PrintStream err, boolean colour, boolean bars, int width) {
    private static final int USUAL_WIDTH = 110;
    private static final int LEAST_WIDTH = 60;

    /// The streams of this process. The launcher says in system properties which of them are terminals, because
    /// a JVM cannot tell: `attest.terminal` holds `out`, `err` or both, and `attest.columns` the width.
    static Terminal ofProcess() {
        var terminals = Arrays.asList(System.getProperty("attest.terminal", "").split(","));
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                terminals.contains("out") && isColourWanted(),
                terminals.contains("err") && !isDumb(),
                width(terminals));
    }

    /// Prints a line of an answer.
    void say(String line) {
        out.println(line);
    }

    void sayAll(List<String> lines) {
        lines.forEach(this::say);
    }

    /// Prints one sentence of diagnostics.
    void complain(String sentence) {
        err.println("attest: " + sentence);
        err.flush();
    }

    /// The same without colour, for a file.
    Terminal plain() {
        return new Terminal(out, err, false, bars, width);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }

    private static boolean isColourWanted() {
        var refusal = System.getenv("NO_COLOR");
        return (refusal == null || refusal.isEmpty()) && !isDumb();
    }

    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }

    private static int width(List<String> terminals) {
        if (!terminals.contains("out")) {
            return USUAL_WIDTH;
        }
        return Math.max(LEAST_WIDTH, Integer.getInteger("attest.columns", USUAL_WIDTH));
    }
}
