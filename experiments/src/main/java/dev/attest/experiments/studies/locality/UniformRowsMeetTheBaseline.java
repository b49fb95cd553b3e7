package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Rounding;
import dev.attest.theory.statement.Verdict;
import java.util.Locale;

/// At c = 0 every row is uniform, and its mass is the baseline up to rounding.
///
/// @param features of the mechanisms that have some
record UniformRowsMeetTheBaseline(Windows windows, int features) implements Prediction {
    @Override
    public String sentence() {
        return "At c = 0, where nothing tells the keys apart, every mechanism but ReLU, whose row is then 0 / 0, and the one"
                + " with a residual has the mass of uniform rows, ((3g − 2) / g)² / g², up to computed rounding.";
    }

    @Override
    public Judgement judge(Results results) {
        double allowed = rounding();
        double farthest = 0;
        int checked = 0;
        for (var mechanism : LocalMechanism.values()) {
            if (mechanism != LocalMechanism.RELU && !mechanism.takesResidual()) {
                var where = Cell.ofCode(mechanism, LocalityExperiment.ZERO, features)
                        .where();
                for (double mass : results.sample(LocalMass.SIGNED, where).values()) {
                    double distance = Math.abs(mass - windows.uniform());
                    if (!(distance <= allowed)) {
                        return new Judgement(Verdict.FAILS, figures(distance, allowed) + " for " + mechanism.label());
                    }
                    farthest = Math.max(farthest, distance);
                    checked++;
                }
            }
        }
        return new Judgement(checked == 0 ? Verdict.UNDECIDED : Verdict.HOLDS, figures(farthest, allowed));
    }

    /// A weight takes the sums of its features, that of the row, a quotient and InLine's difference and sum; a
    /// window nine sums, the mean n sums and a quotient; the baseline three operations.
    private double rounding() {
        int operations = features + windows.places() + 4 + Windows.LARGEST + windows.places() + 1 + 3;
        return Rounding.gamma(operations) * windows.uniform();
    }

    private static String figures(double distance, double allowed) {
        return String.format(Locale.ROOT, "farthest from it %.1e, rounding allows %.1e", distance, allowed);
    }
}
