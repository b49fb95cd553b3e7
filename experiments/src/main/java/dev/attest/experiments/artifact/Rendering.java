package dev.attest.experiments.artifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that follows from the stored files.
final class Rendering {
    private Rendering() {}

    /// Path and text of every derived file.
    ///
    /// @throws DamagedFile if a stored file cannot be read as what it should be
    static SortedMap<String, String> of(ArtifactFolder folder, List<Chapter> chapters) throws IOException {
        var sections = new ArrayList<Section>();
        for (var chapter : chapters) {
            sections.addAll(chapter.render(folder));
        }
        var files = new TreeMap<String, String>();
        sections.forEach(section -> files.putAll(section.files()));
        files.put(ArtifactFolder.REPORT, Report.render(sections));
        return files;
    }
}
