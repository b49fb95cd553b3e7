package dev.attest.experiments.cli;

import dev.attest.experiments.artifact.ReproductionRequest;
import dev.attest.experiments.data.DataFolder;
import dev.attest.experiments.run.IfStarted;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of commands that run studies.
final class RunOptions {
    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "How much of it runs: smoke, paper or full (default: smoke).")
    private String scale = Scale.SMOKE.id();

    @Option(names = "--seed", paramLabel = "S", description = "The root seed (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to make (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("artifact");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with real data sets (default: ATTEST_DATA; without one, generated data).")
    private @Nullable Path data;

    @Option(names = "--threads", paramLabel = "T", description = "Trials at a time (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "Go on with an unfinished run.")
    private boolean resume;

    @Option(names = "--restart", description = "Throw an unfinished run away.")
    private boolean restart;

    long seed() {
        return seed;
    }

    /// @param changes for a study's id, settings other than the defaults of the scale
    ReproductionRequest request(List<String> studies, Map<String, Map<String, String>> changes) {
        if (threads < 1) {
            throw new BadInput("--threads: expected at least 1, got " + threads);
        }
        return new ReproductionRequest(
                folder,
                Scale.find(scale)
                        .orElseThrow(() ->
                                new BadInput("--scale: expected one of " + Scale.ids() + ", got '" + scale + "'")),
                seed,
                studies,
                changes,
                DataFolder.find(Optional.ofNullable(data), System.getenv()),
                ifStarted(),
                threads);
    }

    private IfStarted ifStarted() {
        if (resume && restart) {
            throw new BadInput("expected one of --resume and --restart, got both");
        }
        return resume ? IfStarted.RESUME : restart ? IfStarted.RESTART : IfStarted.REFUSE;
    }
}
