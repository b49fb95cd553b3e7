package dev.attest.experiments.artifact;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One section of the report, and the files that are rendered with it.
///
/// @param id        its anchor in the report
/// @param headlines its findings, a sentence each, for the top of the report
/// @param html      its body, escaped
/// @param files     derived files: path and text
public record Section(String id, String title, List<String> headlines, String html, SortedMap<String, String> files) {
    public Section {
        headlines = List.copyOf(headlines);
        files = new TreeMap<>(files);
    }
}
