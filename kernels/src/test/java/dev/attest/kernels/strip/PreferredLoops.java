package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Says which loops are preferred, in a JVM of its own.
final class PreferredLoops {
    private PreferredLoops() {}

    public static void main(String[] arguments) {
        var x = new float[Loops.preferred().lanes()];
        Loops.preferred().map(Pointwise.EXP, x, 0, x, 0, 1);
        System.out.println(Loops.preferred().getClass().getSimpleName() + " " + x[0] + ": " + Loops.reason());
    }

    static String inItsOwnJvm(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PreferredLoops.class.getName()));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
