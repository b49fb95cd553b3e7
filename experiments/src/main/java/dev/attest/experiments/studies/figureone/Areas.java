package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The part of the plane where something holds, as polygons: whole squares of the grid where it holds at all
/// four corners, and where it holds at some, what a bisection of the sides leaves of the square. Without a
/// whole square there is no area: it holds on a line, or at points.
final class Areas {
    private static final int BISECTIONS = 12;
    private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

    private final PlaneGrid grid;
    private final boolean[][] inside;
    private final Predicate<Spot> holds;
    private final List<List<Spot>> polygons = new ArrayList<>();
    private List<Run> below = List.of();
    private boolean whole;

    private Areas(PlaneGrid grid, boolean[][] inside, Predicate<Spot> holds) {
        this.grid = grid;
        this.inside = inside;
        this.holds = holds;
    }

    /// @param inside whether it holds at a corner, by column and row
    static List<List<Spot>> of(PlaneGrid grid, boolean[][] inside, Predicate<Spot> holds) {
        var areas = new Areas(grid, inside, holds);
        for (int row = 0; row < grid.cells(); row++) {
            areas.addRow(row);
        }
        return areas.whole ? areas.polygons : List.of();
    }

    /// A run of whole squares, and its place among the polygons.
    private record Run(int start, int end, int firstRow, int place) {
        List<Spot> rectangle(PlaneGrid grid, int row) {
            return List.of(
                    grid.corner(start, firstRow),
                    grid.corner(end, firstRow),
                    grid.corner(end, row + 1),
                    grid.corner(start, row + 1));
        }
    }

    /// Whole squares beside each other become one rectangle, and equal ones above each other too.
    private void addRow(int row) {
        var current = new ArrayList<Run>();
        int start = 0;
        for (int column = 0; column <= grid.cells(); column++) {
            if (column < grid.cells() && count(column, row) == CORNERS.length) {
                continue;
            }
            if (column > start) {
                whole = true;
                current.add(rectangle(start, column, row));
            }
            if (column < grid.cells() && count(column, row) > 0) {
                polygons.add(part(column, row));
            }
            start = column + 1;
        }
        below = current;
    }

    private Run rectangle(int start, int end, int row) {
        for (var run : below) {
            if (run.start() == start && run.end() == end) {
                polygons.set(run.place(), run.rectangle(grid, row));
                return run;
            }
        }
        var run = new Run(start, end, row, polygons.size());
        polygons.add(run.rectangle(grid, row));
        return run;
    }

    private int count(int column, int row) {
        int count = 0;
        for (int[] corner : CORNERS) {
            count += inside[column + corner[0]][row + corner[1]] ? 1 : 0;
        }
        return count;
    }

    private List<Spot> part(int column, int row) {
        var polygon = new ArrayList<Spot>();
        for (int index = 0; index < CORNERS.length; index++) {
            int[] here = CORNERS[index];
            int[] next = CORNERS[(index + 1) % CORNERS.length];
            boolean isIn = inside[column + here[0]][row + here[1]];
            var corner = grid.corner(column + here[0], row + here[1]);
            if (isIn) {
                polygon.add(corner);
            }
            if (isIn != inside[column + next[0]][row + next[1]]) {
                var other = grid.corner(column + next[0], row + next[1]);
                polygon.add(isIn ? border(corner, other) : border(other, corner));
            }
        }
        return polygon;
    }

    private Spot border(Spot in, Spot out) {
        var last = in;
        var first = out;
        for (int step = 0; step < BISECTIONS; step++) {
            var middle = new Spot((last.x() + first.x()) / 2, (last.y() + first.y()) / 2);
            if (holds.test(middle)) {
                last = middle;
            } else {
                first = middle;
            }
        }
        return last;
    }
}
