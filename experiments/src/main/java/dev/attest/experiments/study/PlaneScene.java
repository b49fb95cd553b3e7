package dev.attest.experiments.study;

import java.util.List;

/// Keys and queries in the plane, the queries that share a row, and the rows themselves.
///
/// @param undefined where queries have no row, as polygons
/// @param shared    sets of queries with one row each, in the order in which they are painted
/// @param bars      the rows of the queries, one block for each mechanism
public record PlaneScene(
        String title,
        Window window,
        List<Arrow> keys,
        List<Arrow> queries,
        List<List<Spot>> undefined,
        List<SharedSet> shared,
        List<Bars> bars) {
    public PlaneScene {
        keys = List.copyOf(keys);
        queries = List.copyOf(queries);
        undefined = undefined.stream().map(List::copyOf).toList();
        shared = List.copyOf(shared);
        bars = List.copyOf(bars);
    }

    public record Spot(double x, double y) {}

    /// The square from (low, low) to (high, high).
    public record Window(double low, double high) {}

    /// From the origin to its tip.
    public record Arrow(String label, Spot tip) {}

    /// Queries with one row.
    ///
    /// @param marked whether it is one of those that the scene is about
    /// @param curves each a chain of points, joined in order
    /// @param areas  each a polygon
    public record SharedSet(boolean marked, List<List<Spot>> curves, List<List<Spot>> areas) {
        public SharedSet {
            curves = curves.stream().map(List::copyOf).toList();
            areas = areas.stream().map(List::copyOf).toList();
        }

        public SharedSet marked(boolean other) {
            return new SharedSet(other, curves, areas);
        }

        /// Whether it holds a query besides the one that it was asked for.
        public boolean hasOthers() {
            return !curves.isEmpty() || !areas.isEmpty();
        }
    }

    /// The rows of one mechanism.
    ///
    /// @param remark what is to be seen in them
    /// @param framed whether they are the ones that the marked sets explain
    /// @param rows   a list for each query: an entry for each key, not a number where there is no row
    public record Bars(String label, String remark, boolean framed, List<List<Double>> rows) {
        public Bars {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
