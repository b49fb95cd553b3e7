package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene;
import dev.attest.experiments.study.PlaneScene.Arrow;
import dev.attest.experiments.study.PlaneScene.Bars;
import dev.attest.experiments.study.PlaneScene.SharedSet;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The scene of some keys and queries: what shares the rows of the queries under one mechanism, thinly what
/// shares other rows, and the rows under several.
final class Scenes {
    private static final List<String> COUNTS = List.of("no row", "one row", "two rows", "three rows", "four rows");
    private static final int OTHER_ROWS_EVERY = 8;

    private final List<List<BigFraction>> keys;
    private final List<List<BigFraction>> queries;
    private final PlaneGrid grid;

    Scenes(List<List<BigFraction>> keys, List<List<BigFraction>> queries, PlaneGrid grid) {
        this.keys = keys;
        this.queries = queries;
        this.grid = grid;
    }

    /// @param shared the mechanism whose shared rows are drawn
    PlaneScene scene(String title, Mechanism shared, List<Bars> bars) {
        var rows = new SharedRows(shared, keys, grid);
        var enclosed = rows.rows();
        var met = new ArrayList<List<Enclosure>>();
        var marked = new ArrayList<SharedSet>();
        for (var query : queries) {
            enclosed.of(query).filter(row -> isNew(met, row)).ifPresent(_ -> marked.add(rows.of(query)));
        }
        var sets = new ArrayList<SharedSet>();
        for (var query : border()) {
            enclosed.of(query)
                    .filter(row -> isNew(met, row))
                    .ifPresent(_ -> sets.add(rows.sketch(query)));
        }
        sets.addAll(marked);
        return new PlaneScene(
                title, grid.window(), arrows("k", keys), arrows("q", queries), rows.undefined(), sets, bars);
    }

    private static boolean isNew(List<List<Enclosure>> met, List<Enclosure> row) {
        if (met.stream().anyMatch(other -> PlaneRows.meet(row, other))) {
            return false;
        }
        met.add(row);
        return true;
    }

    /// Queries along the border of the window.
    private List<List<BigFraction>> border() {
        var found = new ArrayList<List<BigFraction>>();
        int end = grid.cells();
        for (int line = 0; line < end; line += OTHER_ROWS_EVERY) {
            found.add(exactly(grid.corner(line, end)));
            found.add(exactly(grid.corner(end, end - line)));
            found.add(exactly(grid.corner(end - line, 0)));
            found.add(exactly(grid.corner(0, line)));
        }
        return found;
    }

    private static List<BigFraction> exactly(Spot spot) {
        return List.of(new BigFraction(spot.x()), new BigFraction(spot.y()));
    }

    static List<Arrow> arrows(String letter, List<List<BigFraction>> points) {
        return IntStream.range(0, points.size())
                .mapToObj(index -> new Arrow(letter + (index + 1), spot(points.get(index))))
                .toList();
    }

    static Spot spot(List<BigFraction> point) {
        return new Spot(point.get(0).doubleValue(), point.get(1).doubleValue());
    }

    /// Bars with the number of rows that enclosures tell apart; an empty row is undefined.
    static Bars bars(String label, boolean framed, int n, List<List<Enclosure>> rows) {
        var met = new ArrayList<List<Enclosure>>();
        rows.stream().filter(row -> !row.isEmpty()).forEach(row -> isNew(met, row));
        int count = met.size();
        var remark = count < COUNTS.size() ? COUNTS.get(count) : String.format(Locale.ROOT, "%d rows", count);
        var numbers = rows.stream()
                .map(row -> IntStream.range(0, n)
                        .mapToObj(key -> row.isEmpty() ? Double.NaN : row.get(key).middle())
                        .toList())
                .toList();
        return new Bars(label, remark, framed, numbers);
    }
}
