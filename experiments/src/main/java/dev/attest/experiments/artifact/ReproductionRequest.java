package dev.attest.experiments.artifact;

import dev.attest.experiments.run.IfStarted;
import dev.attest.experiments.study.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What goes into an artifact.
///
/// @param folder  where it will be
/// @param seed    the root seed
/// @param studies ids
/// @param changes for a study's id, settings other than the defaults of the scale
/// @param data    the folder of data sets, if the user has one
public record ReproductionRequest(
        Path folder,
        Scale scale,
        long seed,
        List<String> studies,
        Map<String, Map<String, String>> changes,
        Optional<Path> data,
        IfStarted ifStarted,
        int threads) {
    public ReproductionRequest {
        folder = folder.toAbsolutePath().normalize();
        studies = studies.stream().sorted().distinct().toList();
        changes = Map.copyOf(changes);
    }
}
