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
}
