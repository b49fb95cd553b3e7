package dev.attest.experiments.study;

import java.util.List;

/// A table as a reader sees it; the first column names the row.
public record Table(String caption, List<String> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        int width = columns.size();
        for (var row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException("row " + row + ": expected " + width + " cells, got " + row.size());
            }
        }
        rows = rows.stream().map(List::copyOf).toList();
    }
}
