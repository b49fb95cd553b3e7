package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.PlaneScene;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Table;
import dev.attest.theory.scalar.Enclosure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The figure drawn again, and its numbers beside those printed.
final class FigureReport {
    /// From -1.2 to 2.4, in squares of 0.05.
    private static final PlaneGrid GRID = new PlaneGrid(24, 72, .05);

    private final Results results;

    FigureReport(Results results) {
        this.results = results;
    }

    List<Plot> plots() {
        return List.of(new Plot.Plane(
                "geometry",
                "Different queries, one row: what linear attention cannot tell apart",
                "Left: keys (warm) and queries (cold) as arrows. The green band is the set of all queries in"
                        + " view that"
                        + " have the row of the four under linear attention, found in the plane and not"
                        + " typed: a ray,"
                        + " from the origin in (a), from −A⁻¹b in (b). Each thin line is the same for another"
                        + " row; a pale"
                        + " area is a part of the plane with a single row, where relu leaves one feature;"
                        + " grey queries have"
                        + " no row at all. Right: the rows. Every number rounds to what is printed in Figure"
                        + " 1 of"
                        + " arXiv 2412.06590. Softmax and InLine tell all four queries apart.",
                Arrays.stream(Panel.values()).map(this::scene).toList()));
    }

    private PlaneScene scene(Panel panel) {
        var bars = Attention.drawn().stream()
                .map(attention -> Scenes.bars(
                        attention.title(), attention == Attention.LINEAR, Panel.KEYS.size(), rows(panel, attention)))
                .toList();
        return new Scenes(panel.mechanism(Attention.LINEAR), Panel.KEYS, panel.queries(), GRID)
                .scene(panel.title(), bars);
    }

    private List<List<Enclosure>> rows(Panel panel, Attention attention) {
        return IntStream.range(0, panel.queries().size())
                .mapToObj(query -> FigureExperiment.row(results, panel, attention, query))
                .toList();
    }

    List<Table> tables() {
        return List.of(numbers(), arrows());
    }

    private Table numbers() {
        var columns = new ArrayList<>(List.of("row"));
        IntStream.rangeClosed(1, Panel.KEYS.size()).forEach(key -> columns.add("k" + key));
        var rows = new ArrayList<List<String>>();
        for (var panel : Panel.values()) {
            for (var attention : Attention.drawn()) {
                for (int query = 0; query < panel.queries().size(); query++) {
                    rows.add(numbers(panel, attention, query));
                }
            }
        }
        return new Table("The 96 numbers: printed, computed, and computed less printed.", columns, rows);
    }

    private List<String> numbers(Panel panel, Attention attention, int query) {
        var computed = FigureExperiment.row(results, panel, attention, query);
        var printed = Printed.FIGURE.row(panel, attention, query);
        var row = new ArrayList<>(List.of("(" + panel.id() + ") " + attention.title() + ", q" + (query + 1)));
        for (int key = 0; key < computed.size(); key++) {
            double difference = EveryPrintedNumberIsReproduced.difference(computed.get(key), printed.get(key));
            row.add(printed.get(key) + " · " + Numbers.fixed(computed.get(key).middle(), 4) + " · "
                    + (difference > 0 ? "+" : "") + Numbers.fixed(difference, 4));
        }
        return row;
    }

    private static Table arrows() {
        var rows = new ArrayList<List<String>>();
        rows.add(
                row("keys of (a) and (b)", Panel.KEYS.stream().map(Scenes::spot).toList()));
        rows.add(row("drawn, k3 half hidden", Panel.DRAWN_KEYS));
        for (var panel : Panel.values()) {
            rows.add(row(
                    "queries of (" + panel.id() + ")",
                    panel.queries().stream().map(Scenes::spot).toList()));
            rows.add(row("drawn", panel.drawnQueries()));
        }
        return new Table(
                "The reconstruction, and beside it where the tips of the arrows are drawn, read off the"
                        + " published image. In (b)"
                        + " A = [[0.07, 0.55], [0.38, 0.57]] and b = (0.3079, 0.6327).",
                List.of("arrows", "1", "2", "3", "4"),
                rows);
    }

    private static List<String> row(String name, List<Spot> spots) {
        var row = new ArrayList<>(List.of(name));
        spots.forEach(spot -> row.add("(" + trimmed(spot.x()) + ", " + trimmed(spot.y()) + ")"));
        return row;
    }

    private static String trimmed(double number) {
        return Numbers.fixed(number, 3).replaceFirst("(\\.\\d\\d)0$", "$1");
    }

    List<String> headlines() {
        var judgement = new EveryPrintedNumberIsReproduced(Printed.FIGURE).judge(results);
        var rays = Arrays.stream(Panel.values())
                .map(panel -> FigureExperiment.count(results, panel, Attention.LINEAR, FigureExperiment.EQUAL)
                        + " in panel (" + panel.id() + ")")
                .collect(Collectors.joining(", "));
        return List.of(
                "Figure 1 of InLine was redrawn from a reconstruction of its keys, queries and feature maps: "
                        + judgement.figures() + ".",
                "Other queries with exactly the row of q1 under linear attention: " + rays
                        + ". Softmax and InLine give each of them another row.");
    }
}
