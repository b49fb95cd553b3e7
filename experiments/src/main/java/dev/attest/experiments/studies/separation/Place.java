package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Trial;
import java.util.Map;
import java.util.TreeMap;

/// A place on the horizontal axis of a sweep: a contest and a number of columns of the readout.
///
/// @param sweep which sweep, and
/// @param curve which curve of it
/// @param at    the swept number, exact
/// @param x     the same as a double
/// @param drawn whether readouts are drawn there; otherwise the law alone is shown
record Place(String sweep, String curve, String at, double x, Contest contest, int columns, boolean drawn) {
    /// Every place is a block of its own, so that counts at different places are independent.
    Trial trial() {
        var treatment = new TreeMap<>(contest.texts());
        treatment.put("columns", Integer.toString(columns));
        return Trial.of(Map.of("sweep", sweep, "curve", curve, "at", at), treatment);
    }
}
