package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Plot;
import java.util.List;
import java.util.stream.Stream;

/// One number varies and everything else stays.
///
/// @param id      the end of the name of its figure
/// @param caption what is seen, in a sentence or two
record Sweep(String id, String title, String caption, Plot.Axis axis, List<Curve> curves) {
    Sweep {
        curves = List.copyOf(curves);
    }

    Stream<Place> drawn() {
        return curves.stream().flatMap(curve -> curve.drawn().stream());
    }
}
