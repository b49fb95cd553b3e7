package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene.SharedSet;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.theory.scalar.Enclosure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The search for the queries that have one row.
final class SharedRow {
    private static final int BISECTIONS = 40;
    /// After these, most places turn out to be crossings of one entry and not of the row.
    private static final int FIRST_BISECTIONS = 10;

    private final PlaneGrid grid;
    private final CornerRows corners;
    private final double[] row;
    private final double level;
    private final Predicate<List<Enclosure>> shares;
    private final boolean[][] shared;
    private final boolean hasArea;

    /// @param row    in doubles
    /// @param shares whether the row may be met in a box of queries
    SharedRow(PlaneGrid grid, CornerRows corners, double[] row, Predicate<List<Enclosure>> shares) {
        this.grid = grid;
        this.corners = corners;
        this.row = row.clone();
        level = corners.followed(row);
        this.shares = shares;
        shared = corners.where((column, line) -> corners.isDefined(column, line)
                && Math.abs(above(column, line)) < CornerRows.CLOSE
                && sharedBy(grid.corner(column, line)));
        hasArea = IntStream.range(0, grid.cells())
                .anyMatch(column -> IntStream.range(0, grid.cells()).anyMatch(line -> isWhole(column, line)));
    }

    private double above(int column, int line) {
        return corners.followed(column, line) - level;
    }

    private boolean sharedBy(Spot spot) {
        return shares.test(List.of(Enclosure.point(spot.x()), Enclosure.point(spot.y())));
    }

    private boolean isWhole(int column, int line) {
        return shared[column][line]
                && shared[column + 1][line]
                && shared[column][line + 1]
                && shared[column + 1][line + 1];
    }

    SharedSet find() {
        return new SharedSet(true, curves(), Areas.of(grid, shared, this::sharedBy));
    }

    private List<List<Spot>> curves() {
        var across = crossings(1, 0);
        var upwards = crossings(0, 1);
        var segments = new ArrayList<Chains.Segment>();
        for (int column = 0; column < grid.cells(); column++) {
            for (int line = 0; line < grid.cells(); line++) {
                var met = new ArrayList<Spot>();
                across.get(column).get(line).ifPresent(met::add);
                upwards.get(column + 1).get(line).ifPresent(met::add);
                across.get(column).get(line + 1).ifPresent(met::add);
                upwards.get(column).get(line).ifPresent(met::add);
                addSharedCorners(column, line, met);
                if (met.size() == 2) {
                    segments.add(new Chains.Segment(met.getFirst(), met.getLast()));
                }
            }
        }
        return Chains.of(segments);
    }

    /// Those through which a curve may lead. Where there are areas, corners are of these.
    private void addSharedCorners(int column, int line, List<Spot> met) {
        for (int right = 0; !hasArea && right <= 1; right++) {
            for (int up = 0; up <= 1; up++) {
                if (shared[column + right][line + up]) {
                    met.add(grid.corner(column + right, line + up));
                }
            }
        }
    }

    /// Of the sides that lead from each corner in one direction.
    private List<List<Optional<Spot>>> crossings(int right, int up) {
        var found = new ArrayList<List<Optional<Spot>>>();
        for (int column = 0; column <= grid.cells(); column++) {
            var lines = new ArrayList<Optional<Spot>>();
            for (int line = 0; line <= grid.cells(); line++) {
                lines.add(crossing(column, line, column + right, line + up));
            }
            found.add(lines);
        }
        return found;
    }

    private Optional<Spot> crossing(int column, int line, int nextColumn, int nextLine) {
        boolean isSide = nextColumn <= grid.cells() && nextLine <= grid.cells();
        if (!isSide || !isOpen(column, line) || !isOpen(nextColumn, nextLine)) {
            return Optional.empty();
        }
        boolean isBelow = above(column, line) < 0;
        return isBelow == above(nextColumn, nextLine) < 0
                ? Optional.empty()
                : bisect(grid.corner(column, line), grid.corner(nextColumn, nextLine), isBelow);
    }

    private boolean isOpen(int column, int line) {
        return corners.isDefined(column, line) && !shared[column][line];
    }

    private Optional<Spot> bisect(Spot from, Spot to, boolean fromIsBelow) {
        var low = from;
        var high = to;
        for (int step = 0; step < BISECTIONS; step++) {
            if (step == FIRST_BISECTIONS && !corners.mayPass(row, low, high)) {
                return Optional.empty();
            }
            var middle = new Spot((low.x() + high.x()) / 2, (low.y() + high.y()) / 2);
            if (corners.followed(middle) < level == fromIsBelow) {
                low = middle;
            } else {
                high = middle;
            }
        }
        var box = List.of(between(low.x(), high.x()), between(low.y(), high.y()));
        return shares.test(box) ? Optional.of(low) : Optional.empty();
    }

    private static Enclosure between(double one, double other) {
        return new Enclosure(Math.min(one, other), Math.max(one, other));
    }
}
