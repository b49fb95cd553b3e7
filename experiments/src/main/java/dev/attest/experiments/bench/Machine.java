package dev.attest.experiments.bench;

import dev.attest.kernels.strip.Loops;
import dev.attest.models.torch.NoNativeLibrary;
import dev.attest.models.torch.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What figures were measured on: nothing that tells one machine of a kind from another.
///
/// @param processor the name of its model, or the architecture where the system does not tell
/// @param loops     what kernels are made of, and why
/// @param torch     the version of PyTorch, or why there is none
public record Machine(String processor, int processors, String system, String java, String loops, String torch) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /// This machine. Starts PyTorch, if it is there.
    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.vm.name") + " " + Runtime.version(),
                Loops.reason(),
                torchVersion());
    }

    private static String torchVersion() {
        try {
            return TorchEngine.engine().getVersion();
        } catch (NoNativeLibrary none) {
            return String.valueOf(none.getMessage());
        }
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> property("os.arch"));
        } catch (IOException untold) {
            return property("os.arch");
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
