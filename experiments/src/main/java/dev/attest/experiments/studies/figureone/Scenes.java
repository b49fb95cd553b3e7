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
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The scene of some keys and queries: what shares the rows of the queries under one mechanism, thinly what
/// shares other rows, and the rows under several.
final class Scenes {
    private static final List<String> COUNTS = List.of("no row", "one row", "two rows", "three rows", "four rows");
    private static final int OTHER_ROWS_EVERY = 8;

    private final SharedRows rows;
    private final List<List<BigFraction>> keys;
    private final List<List<BigFraction>> queries;
    private final PlaneGrid grid;
    private final List<List<Enclosure>> met = new ArrayList<>();
    private final List<Optional<SharedSet>> found = new ArrayList<>();

    /// @param shared the mechanism whose shared rows are drawn
    Scenes(Mechanism shared, List<List<BigFraction>> keys, List<List<BigFraction>> queries, PlaneGrid grid) {
        rows = new SharedRows(shared, keys, grid);
        this.keys = keys;
        this.queries = queries;
        this.grid = grid;
        for (var query : queries) {
            boolean isNew = rows.rows().of(query).filter(row -> isNew(met, row)).isPresent();
            found.add(isNew ? Optional.of(rows.of(query)) : Optional.empty());
        }
    }

    /// For each query what has its row; empty where it has none, or the row of a query before it.
    List<Optional<SharedSet>> found() {
        return List.copyOf(found);
    }

    PlaneScene scene(String title, List<Bars> bars) {
        var sets = new ArrayList<SharedSet>();
        var others = new ArrayList<>(met);
        for (var query : border()) {
            rows.rows().of(query).filter(row -> isNew(others, row)).ifPresent(_ -> sets.add(rows.sketch(query)));
        }
        found.stream().flatMap(Optional::stream).forEach(sets::add);
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
        var border = new ArrayList<List<BigFraction>>();
        int end = grid.cells();
        for (int line = 0; line < end; line += OTHER_ROWS_EVERY) {
            border.add(exactly(grid.corner(line, end)));
            border.add(exactly(grid.corner(end, end - line)));
            border.add(exactly(grid.corner(end - line, 0)));
            border.add(exactly(grid.corner(0, line)));
        }
        return border;
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
                        .mapToObj(
                                key -> row.isEmpty() ? Double.NaN : row.get(key).middle())
                        .toList())
                .toList();
        return new Bars(label, remark, framed, numbers);
    }
}
