package dev.attest.experiments.artifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Checks somebody's artifact: the manifest, every stored file, and everything that follows from them, to the
/// byte.
public final class Audit {
    private final List<Chapter> chapters;

    public Audit(List<Chapter> chapters) {
        this.chapters = List.copyOf(chapters);
    }

    /// Everything that is not as it should be; empty for an artifact that holds.
    public List<Problem> check(ArtifactFolder folder, AuditRequest request) throws IOException {
        var problems = new ArrayList<>(Manifest.audit(folder));
        problems.addAll(RunRecord.audit(folder));
        for (var chapter : chapters) {
            problems.addAll(chapter.audit(folder, request));
        }
        try {
            problems.addAll(rendering(folder));
        } catch (DamagedFile damaged) {
            problems.add(damaged.problem());
        }
        return problems;
    }

    private List<Problem> rendering(ArtifactFolder folder) throws IOException {
        var problems = new ArrayList<Problem>();
        var rendered = Rendering.of(folder, chapters);
        for (var file : rendered.entrySet()) {
            if (folder.has(file.getKey())) {
                Difference.first(file.getKey(), file.getValue(), folder.text(file.getKey()))
                        .ifPresent(problems::add);
            } else {
                problems.add(new Problem(file.getKey(), "expected a file that follows from the results, found none"));
            }
        }
        for (var path : folder.files()) {
            boolean own = path.equals(ArtifactFolder.MANIFEST) || path.equals(ArtifactFolder.RUN);
            if (!own && !rendered.containsKey(path) && chapters.stream().noneMatch(chapter -> chapter.owns(path))) {
                problems.add(new Problem(path, "expected no such file: it belongs to nothing in the artifact"));
            }
        }
        return problems;
    }
}
