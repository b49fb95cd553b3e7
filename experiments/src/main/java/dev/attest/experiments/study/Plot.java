package dev.attest.experiments.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a figure shows, as data; how it is drawn is decided elsewhere.
public sealed interface Plot {
    /// The end of its file name, in lower case with hyphens.
    String name();

    String title();

    /// What is seen and how to read it.
    String caption();

    /// A number with the band around it; the ends equal the number where there is none.
    record Point(double x, double y, double low, double high) {}

    /// Points joined in order.
    ///
    /// @param reference whether it is no measurement but what measurements are compared with; such a series
    ///     comes after all others
    record Series(String label, List<Point> points, boolean reference) {
        public Series {
            points = List.copyOf(points);
        }

        public Series(String label, List<Point> points) {
            this(label, points, false);
        }
    }

    /// An axis.
    ///
    /// @param logarithmic equal ratios have equal lengths
    record Axis(String label, boolean logarithmic) {}

    /// Measurements of what a series says, each a dot with its band.
    ///
    /// @param series which of the series of the plot
    record Marks(int series, List<Point> points) {
        public Marks {
            points = List.copyOf(points);
        }
    }

    /// Lines over a numerical axis, and measurements of them.
    record Lines(
            String name,
            String title,
            String caption,
            Axis horizontal,
            Axis vertical,
            List<Series> series,
            List<Marks> marks)
            implements Plot {
        public Lines {
            series = List.copyOf(series);
            marks = List.copyOf(marks);
        }

        public Lines(String name, String title, String caption, Axis horizontal, Axis vertical, List<Series> series) {
            this(name, title, caption, horizontal, vertical, series, List.of());
        }
    }

    /// A number between 0 and 1 at every point of a grid, one panel for each group.
    ///
    /// @param quantity what the colours mean
    record Field(
            String name,
            String title,
            String caption,
            Axis horizontal,
            Axis vertical,
            String quantity,
            List<Grid> panels)
            implements Plot {
        public Field {
            panels = List.copyOf(panels);
        }
    }

    /// @param columns places on the horizontal axis, from small to large
    /// @param rows    places on the vertical axis, from small to large
    /// @param values  a list for each row
    record Grid(String title, List<Double> columns, List<Double> rows, List<List<Double>> values) {
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            values = values.stream().map(List::copyOf).toList();
        }
    }

    /// A number with its band for each label, one below the other, one panel for each group.
    ///
    /// @param kinds     what the colours mean, in the order of [Dot#kind]
    /// @param reference what the reference marks mean, empty if there are none
    record Dots(
            String name,
            String title,
            String caption,
            Axis horizontal,
            List<String> kinds,
            Optional<String> reference,
            List<Panel> panels)
            implements Plot {
        public Dots {
            kinds = List.copyOf(kinds);
            panels = List.copyOf(panels);
        }
    }

    /// One panel of dots; every panel of a plot has the same labels in the same order.
    record Panel(String title, List<Dot> dots) {
        public Panel {
            dots = List.copyOf(dots);
        }
    }

    /// @param kind      which of the kinds of the plot
    /// @param reference a number from elsewhere to compare with
    record Dot(String label, int kind, double value, double low, double high, OptionalDouble reference) {}

    /// Signed numbers at the places of a grid, a panel for each row of attention or the like. Each panel has
    /// colours of its own, up to its greatest absolute value.
    record Tiles(String name, String title, String caption, List<Tile> panels) implements Plot {
        public Tiles {
            panels = List.copyOf(panels);
        }
    }

    /// @param notes  lines below it, such as its greatest value
    /// @param values a list for each row, from the top
    /// @param marked the place that is marked, with the window around it
    record Tile(String title, List<String> notes, List<List<Double>> values, Place marked) {
        public Tile {
            notes = List.copyOf(notes);
            values = values.stream().map(List::copyOf).toList();
        }
    }

    /// A place of a grid, counted from the upper left.
    ///
    /// @param reach how far the window goes in each direction
    record Place(int row, int column, int reach) {}

    /// Keys, queries and shared rows in the plane, scenes one below the other.
    record Plane(String name, String title, String caption, List<PlaneScene> scenes) implements Plot {
        public Plane {
            scenes = List.copyOf(scenes);
        }
    }
}
