package dev.attest.experiments.artifact;

import java.io.IOException;
import java.util.List;

/// A kind of content: it stores files that decide everything, and renders all that a reader sees from them.
public interface Chapter {
    /// Stores its files. Doing it again after being killed at any moment stores the same bytes.
    void produce(Production production) throws IOException, InterruptedException;

    /// Whether it would have stored a file of this name.
    boolean owns(String path);

    /// A section for each of its subjects; a pure function of its stored files.
    ///
    /// @throws DamagedFile if a stored file cannot be read as what it should be
    List<Section> render(ArtifactFolder folder) throws IOException;

    /// Checks its stored files; those that could not be read are left to [#render].
    List<Problem> audit(ArtifactFolder folder, AuditRequest request) throws IOException;
}
