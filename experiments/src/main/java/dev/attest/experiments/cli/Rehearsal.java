package dev.attest.experiments.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the launcher runs to make the ahead-of-time cache: commands that people wait for, with nobody
/// listening.
final class Rehearsal {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("list"),
            List.of("list", "--json"),
            List.of("explain", "softmax"),
            List.of("explain", "relu-linear", "--json"),
            List.of("export", "relu-linear", "--to", "smtlib"));

    private Rehearsal() {}

    public static void main(String[] arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var terminal = new Terminal(nowhere, nowhere, true, false, 100);
        COMMANDS.forEach(command -> Attest.run(terminal, command.toArray(String[]::new)));
    }
}
