package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.PlaneScene;
import dev.attest.experiments.study.PlaneScene.SharedSet;
import dev.attest.experiments.study.PlaneScene.Window;
import dev.attest.experiments.study.Plot;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.ExactText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// The figure for anybody's mechanisms, keys and queries in the plane. What shares a row is found for the first
/// of the mechanisms.
public final class OwnFigure {
    private static final int CELLS = 72;

    private final List<Mechanism> mechanisms;
    private final List<List<BigFraction>> keys;
    private final List<List<BigFraction>> queries;
    private final PlaneGrid grid;
    private final List<PlaneRows> rows = new ArrayList<>();
    private final Scenes scenes;

    /// @param mechanisms one at least
    /// @param keys       `[n][2]`
    /// @param queries    `[..][2]`
    /// @throws BadInput if a mechanism has no rows in the plane that depend on queries and keys alone
    public OwnFigure(List<Mechanism> mechanisms, List<List<BigFraction>> keys, List<List<BigFraction>> queries) {
        this.mechanisms = List.copyOf(mechanisms);
        this.keys = keys;
        this.queries = queries;
        grid = PlaneGrid.around(
                Stream.concat(keys.stream(), queries.stream()).map(Scenes::spot).toList(), CELLS);
        mechanisms.forEach(mechanism -> rows.add(rows(mechanism)));
        scenes = new Scenes(mechanisms.getFirst(), keys, queries, grid);
    }

    private PlaneRows rows(Mechanism mechanism) {
        for (var parameter : mechanism.parameters()) {
            throw new BadInput(
                    mechanism.name() + ": expected a mechanism with all its numbers, got one whose parameter "
                            + parameter.name() + " has no value in the file");
        }
        for (var input : mechanism.inputs()) {
            throw new BadInput(mechanism.name() + ": expected a mechanism of queries and keys alone, got one with the"
                    + " input " + input.name());
        }
        int d = mechanism.widths().getOrDefault("d", PlaneRows.WIDTH);
        if (d != PlaneRows.WIDTH) {
            throw new BadInput(mechanism.name() + ": expected a mechanism for d = 2, got one for d = " + d);
        }
        try {
            var found = new PlaneRows(mechanism, keys);
            queries.forEach(query -> found.at(Scenes.spot(query)));
            found.of(queries.getFirst());
            return found;
        } catch (IllegalArgumentException refused) {
            throw new BadInput(mechanism.name() + ": " + refused.getMessage());
        }
    }

    /// The row of a query under one of the mechanisms, empty where it is undefined.
    public List<Enclosure> row(int mechanism, int query) {
        return rows.get(mechanism).of(queries.get(query)).orElse(List.of());
    }

    /// For each query what was found with its row under the first mechanism; empty where it has no row, or that
    /// of a query before it.
    public List<Optional<SharedSet>> shared() {
        return scenes.found();
    }

    public Window window() {
        return grid.window();
    }

    public Plot.Plane plot() {
        var bars = new ArrayList<PlaneScene.Bars>();
        for (int index = 0; index < mechanisms.size(); index++) {
            var each = rows.get(index);
            bars.add(Scenes.bars(
                    mechanisms.get(index).name(),
                    index == 0,
                    keys.size(),
                    queries.stream()
                            .map(query -> each.of(query).orElse(List.of()))
                            .toList()));
        }
        var first = mechanisms.getFirst();
        var scene = scenes.scene("", bars);
        return new Plot.Plane("own", "Queries with one row: " + first.title().orElse(first.name()), "", List.of(scene));
    }

    /// `(1/2, 3)`.
    public static String text(List<BigFraction> point) {
        var vector = ExactText.text(point);
        return "(" + vector.substring(1, vector.length() - 1) + ")";
    }
}
