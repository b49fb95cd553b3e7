package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene.SharedSet;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// Which queries of a square of the plane have the same row.
///
/// One entry of the row is followed: where it passes that of the query between two neighbouring corners of the
/// grid, the place is bisected. It is kept if the enclosures of all entries over what the bisection left of
/// the side meet those of the query. So a curve that is found is found by sign and supported by enclosures, and
/// none leads through queries that were shown to have another row. A curve on which the entry touches and does
/// not pass is missed. Sketches do the same in doubles alone.
final class SharedRows {
    private final PlaneGrid grid;
    private final PlaneRows rows;
    private final CornerRows corners;

    SharedRows(Mechanism mechanism, List<List<BigFraction>> keys, PlaneGrid grid) {
        this.grid = grid;
        rows = new PlaneRows(mechanism, keys);
        corners = new CornerRows(rows, grid);
    }

    PlaneRows rows() {
        return rows;
    }

    List<List<Spot>> undefined() {
        return corners.undefined();
    }

    /// All that was found with the row of a query; nothing where it has none.
    SharedSet of(List<BigFraction> query) {
        return rows.of(query)
                .map(row -> new SharedRow(grid, corners, rows.at(Scenes.spot(query)), box -> meets(row, box)).find())
                .orElseGet(() -> new SharedSet(true, List.of(), List.of()));
    }

    private boolean meets(List<Enclosure> row, List<Enclosure> box) {
        return rows.over(box).filter(other -> PlaneRows.meet(row, other)).isPresent();
    }

    SharedSet sketch(List<BigFraction> query) {
        double[] row = rows.at(Scenes.spot(query));
        return new SharedRow(grid, corners, row, box -> close(row, box)).find().marked(false);
    }

    private boolean close(double[] row, List<Enclosure> box) {
        double[] other = rows.at(new Spot(box.get(0).lo(), box.get(1).lo()));
        for (int j = 0; j < row.length; j++) {
            if (!(Math.abs(row[j] - other[j]) < CornerRows.CLOSE)) {
                return false;
            }
        }
        return true;
    }
}
