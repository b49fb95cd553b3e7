package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// Over the positional code softmax puts 99 % of its mass into the windows once the query is long enough.
///
/// A key outside the window of a query differs from it by a step of the circle or more in its row or its
/// column, so its score is below that of the query's own place by `c (1 - cos(2 pi / g)) / sqrt(4)` or more,
/// and fewer than n keys share the mass outside: it is at most `n exp(-c (1 - cos(2 pi / g)) / 2)`, which is
/// .01 at the `c` of [#enough()].
///
/// @param scales those that were measured
record SoftmaxFillsItsWindows(Windows windows, List<String> scales) implements Prediction {
    private static final double LEVEL = .99;

    /// From this scale on it must.
    double enough() {
        double gap = 1 - StrictMath.cos(2 * StrictMath.PI / windows.side());
        return 2 * StrictMath.log(windows.places() / (1 - LEVEL)) / gap;
    }

    @Override
    public String sentence() {
        return "Over the code, softmax has more than " + LEVEL + " of its mass in the windows at every c from "
                + Numbers.fixed(enough(), 0) + " on: the mass outside is at most n exp(−c (1 − cos(2π/g)) / 2).";
    }

    @Override
    public Judgement judge(Results results) {
        double least = Double.POSITIVE_INFINITY;
        for (var scale : scales) {
            if (Double.parseDouble(scale) >= enough()) {
                var where = Cell.ofCode(LocalMechanism.SOFTMAX, scale, 0).where();
                least = Math.min(least, results.sample(LocalMass.SIGNED, where).minimum());
            }
        }
        if (Double.isInfinite(least)) {
            return new Judgement(Verdict.UNDECIDED, "no scale that large");
        }
        return new Judgement(
                least > LEVEL ? Verdict.HOLDS : Verdict.FAILS,
                "least mean mass " + Numbers.fixed(least, 4) + first(results));
    }

    private String first(Results results) {
        return scales.stream()
                .filter(scale -> passes(
                        results, Cell.ofCode(LocalMechanism.SOFTMAX, scale, 0).where()))
                .findFirst()
                .map(scale -> "; measured above " + LEVEL + " from c = " + scale + " on")
                .orElse("");
    }

    private static boolean passes(Results results, Map<String, String> where) {
        return results.sample(LocalMass.SIGNED, where).minimum() > LEVEL;
    }
}
