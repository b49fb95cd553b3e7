package dev.attest.experiments.artifact;

import dev.attest.experiments.run.Progress;
import java.nio.file.Path;

/// An artifact being made.
///
/// @param folder   where stored files go
/// @param journals a folder that outlives a killed process, for work half done
public record Production(ReproductionRequest request, ArtifactFolder folder, Path journals, Progress progress) {}
