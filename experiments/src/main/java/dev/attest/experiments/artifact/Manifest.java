package dev.attest.experiments.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.study.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// `manifest.json`: size and SHA-256 of every file but itself and `run.json`. Its text follows from those files
/// to the letter, so a change of any byte of it shows as well.
final class Manifest {
    private static final String FORMAT = "attest-artifact-1";

    private Manifest() {}

    static String of(ArtifactFolder folder) throws IOException {
        return write(entries(folder));
    }

    static List<Problem> audit(ArtifactFolder folder) throws IOException {
        var text = folder.text(ArtifactFolder.MANIFEST);
        var actual = entries(folder);
        SortedMap<String, Entry> listed;
        try {
            listed = read(text);
        } catch (JsonProcessingException malformed) {
            return List.of(
                    new Problem(ArtifactFolder.MANIFEST, "expected JSON, got " + malformed.getOriginalMessage()));
        }
        var problems = new ArrayList<>(compare(listed, actual));
        Difference.first(ArtifactFolder.MANIFEST, write(actual), text).ifPresent(problems::add);
        return problems;
    }

    /// What a manifest says of a file.
    private record Entry(long size, String sha256) {}

    private static List<Problem> compare(SortedMap<String, Entry> listed, SortedMap<String, Entry> actual) {
        var problems = new ArrayList<Problem>();
        var paths = new TreeSet<>(listed.keySet());
        paths.addAll(actual.keySet());
        for (var path : paths) {
            var expected = listed.get(path);
            var found = actual.get(path);
            if (expected == null) {
                problems.add(new Problem(path, "expected no such file: the manifest does not list it"));
            } else if (found == null) {
                problems.add(new Problem(path, "expected a file of " + expected.size() + " bytes, found none"));
            } else if (!expected.equals(found)) {
                problems.add(new Problem(path, "expected " + expected + " by the manifest, got " + found));
            }
        }
        return problems;
    }

    private static SortedMap<String, Entry> entries(ArtifactFolder folder) throws IOException {
        var entries = new TreeMap<String, Entry>();
        for (var path : folder.files()) {
            if (!path.equals(ArtifactFolder.MANIFEST) && !path.equals(ArtifactFolder.RUN)) {
                var content = folder.bytes(path);
                entries.put(path, new Entry(content.length, Digest.of(content)));
            }
        }
        return entries;
    }

    private static String write(SortedMap<String, Entry> entries) {
        var node = Json.object();
        node.put("format", FORMAT);
        var files = node.putArray("files");
        entries.forEach((path, entry) ->
                files.addObject().put("path", path).put("size", entry.size()).put("sha256", entry.sha256()));
        return Json.lines(node);
    }

    private static SortedMap<String, Entry> read(String text) throws JsonProcessingException {
        var entries = new TreeMap<String, Entry>();
        for (JsonNode file : Json.parse(text).path("files")) {
            entries.put(
                    file.path("path").asText(),
                    new Entry(file.path("size").asLong(), file.path("sha256").asText()));
        }
        return entries;
    }
}
