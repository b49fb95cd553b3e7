package dev.attest.kernels.plan;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Plan.Choice;
import dev.attest.theory.formula.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// One head of many keys, in a JVM of its own whose memory holds the arrays of the call and little else.
final class SmallMemory {
    static final int KEYS = 65_536;

    private static final int WIDTH = 8;

    private SmallMemory() {}

    static Sizes sizes() {
        return Sizes.square(1, 1, KEYS, WIDTH);
    }

    static Plan plan(String name, boolean causal) {
        var mechanism = Catalogue.mechanism(name);
        return Plan.of(causal ? mechanism.causally() : mechanism, sizes(), Map.of(), Choice.AUTO);
    }

    /// @param arguments the name of a mechanism, and whether it is causal
    public static void main(String[] arguments) {
        var plan = plan(arguments[0], Boolean.parseBoolean(arguments[1]));
        var random = new SplittableRandom(1);
        var tokens = new float[KEYS * WIDTH];
        for (int place = 0; place < tokens.length; place++) {
            tokens[place] = (float) random.nextGaussian();
        }
        var out = new float[tokens.length];
        plan.kernel().attend(Call.of(sizes(), tokens, tokens, tokens, out), Execution.on(2));
        double sum = 0;
        for (float number : out) {
            sum += number * 0.0;
        }
        System.out.println(plan.way() + " " + sum);
    }

    /// What a run prints.
    static String run(String name, boolean causal, String memory) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx" + memory,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                SmallMemory.class.getName(),
                name,
                Boolean.toString(causal));
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
