package dev.attest.experiments.artifact;

import dev.attest.experiments.run.Progress;
import java.nio.file.Path;
import java.util.Optional;

/// How thoroughly an artifact is audited.
///
/// @param trials how many trials of each study are run again: none for the usual audit
/// @param data   the folder of data sets that the artifact was made with, if any
public record AuditRequest(int trials, Optional<Path> data, Progress progress) {
    /// Everything but running trials again.
    public static AuditRequest usual() {
        return new AuditRequest(0, Optional.empty(), Progress.SILENT);
    }
}
