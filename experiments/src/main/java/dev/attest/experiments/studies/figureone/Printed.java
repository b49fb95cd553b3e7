package dev.attest.experiments.studies.figureone;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The numbers as they stand in the figure: for each panel and mechanism a row for each query, an entry for
/// each key.
record Printed(Map<Panel, Map<Attention, List<List<BigDecimal>>>> rows) {
    private static final String A_LINEAR = "0.32 0.23 0.25 0.19";
    private static final String B_LINEAR = "0.31 0.24 0.25 0.21";

    /// Half a unit of the last printed digit.
    static final BigDecimal HALF_UNIT = new BigDecimal("0.005");

    static final Printed FIGURE = new Printed(Map.of(
            Panel.A,
            panel(
                    List.of("0.31 0.23 0.25 0.20", "0.36 0.22 0.25 0.17", "0.41 0.20 0.24 0.15", "0.44 0.19 0.23 0.13"),
                    List.of(A_LINEAR, A_LINEAR, A_LINEAR, A_LINEAR),
                    List.of(
                            "0.31 0.23 0.25 0.20",
                            "0.35 0.22 0.26 0.17",
                            "0.39 0.21 0.26 0.14",
                            "0.42 0.21 0.26 0.12")),
            Panel.B,
            panel(
                    List.of("0.36 0.25 0.21 0.18", "0.37 0.23 0.22 0.17", "0.39 0.21 0.24 0.16", "0.41 0.19 0.25 0.14"),
                    List.of(B_LINEAR, B_LINEAR, B_LINEAR, B_LINEAR),
                    List.of(
                            "0.35 0.23 0.24 0.18",
                            "0.37 0.23 0.24 0.16",
                            "0.40 0.23 0.24 0.13",
                            "0.45 0.22 0.24 0.10"))));

    /// @param query from 0
    List<BigDecimal> row(Panel panel, Attention attention, int query) {
        var shown = attention.isDrawn() ? attention : Attention.INLINE;
        return rows.getOrDefault(panel, Map.of()).getOrDefault(shown, List.of()).get(query);
    }

    private static Map<Attention, List<List<BigDecimal>>> panel(
            List<String> softmax, List<String> linear, List<String> inline) {
        var rows = new EnumMap<Attention, List<List<BigDecimal>>>(Attention.class);
        rows.put(Attention.SOFTMAX, numbers(softmax));
        rows.put(Attention.LINEAR, numbers(linear));
        rows.put(Attention.INLINE, numbers(inline));
        return rows;
    }

    private static List<List<BigDecimal>> numbers(List<String> lines) {
        return lines.stream()
                .map(line -> Arrays.stream(line.split(" ")).map(BigDecimal::new).toList())
                .toList();
    }
}
