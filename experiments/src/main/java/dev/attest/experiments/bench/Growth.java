package dev.attest.experiments.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// How the time of a kernel grows with the number of its tokens.
///
/// @param name of the cases, which differ in their sizes alone
/// @param law  of the median time over n
public record Growth(String name, int lengths, PowerLaw law) {
    private static final int FEWEST = 3;

    /// One for each mechanism that was measured at three lengths or more.
    public static List<Growth> of(List<Row> rows) {
        var groups = new LinkedHashMap<String, List<Row.Measured>>();
        for (var row : rows) {
            if (row instanceof Row.Measured measured) {
                groups.computeIfAbsent(row.of().name(), _ -> new ArrayList<>()).add(measured);
            }
        }
        return groups.entrySet().stream()
                .filter(group -> lengths(group.getValue()) >= FEWEST)
                .map(group -> new Growth(group.getKey(), lengths(group.getValue()), law(group.getValue())))
                .toList();
    }

    private static int lengths(List<Row.Measured> rows) {
        return (int) rows.stream().mapToInt(Growth::length).distinct().count();
    }

    private static int length(Row.Measured row) {
        return row.of().sizes().keys();
    }

    private static PowerLaw law(List<Row.Measured> rows) {
        return PowerLaw.fit(
                rows.stream().mapToDouble(Growth::length).toArray(),
                rows.stream().mapToDouble(row -> row.ours().median()).toArray());
    }
}
