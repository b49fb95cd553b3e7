package dev.attest.experiments.study;

import java.util.List;

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
    record Series(String label, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /// An axis.
    ///
    /// @param logarithmic equal ratios have equal lengths
    record Axis(String label, boolean logarithmic) {}

    /// Lines over a numerical axis.
    record Lines(String name, String title, String caption, Axis horizontal, Axis vertical, List<Series> series)
            implements Plot {
        public Lines {
            series = List.copyOf(series);
        }
    }

    /// A number with its band for each label, one below the other, one panel for each group.
    record Dots(String name, String title, String caption, Axis horizontal, List<Panel> panels) implements Plot {
        public Dots {
            panels = List.copyOf(panels);
        }
    }

    /// One panel of dots; every panel of a plot has the same labels.
    record Panel(String title, List<Dot> dots) {
        public Panel {
            dots = List.copyOf(dots);
        }
    }

    /// @param mark which of the colours; dots that belong together share one
    record Dot(String label, int mark, double value, double low, double high) {}
}
