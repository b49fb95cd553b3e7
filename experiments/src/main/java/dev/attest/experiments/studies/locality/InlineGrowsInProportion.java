package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Rounding;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Locale;

/// The signed mass of InLine is the baseline and a multiple of c, without end: signed rows have no ceiling.
record InlineGrowsInProportion(Windows windows, List<String> scales) implements Prediction {
    @Override
    public String sentence() {
        return "The signed mass of InLine in the windows is that of uniform rows plus a multiple of c, up to computed"
                + " rounding, and at c = " + scales.getLast() + " above " + Numbers.fixed(bound(), 2)
                + ", which is 9 m / n for the 5 features of its map: its weights change sign, so the theorem does not hold it.";
    }

    /// The rank of its map is at most d + 1.
    private double bound() {
        return windows.bound(GridTokens.CODE_WIDTH + 1);
    }

    @Override
    public Judgement judge(Results results) {
        double last = Double.parseDouble(scales.getLast());
        double most = mass(results, scales.getLast());
        double slope = (most - windows.uniform()) / last;
        double farthest = 0;
        for (var text : scales) {
            double scale = Double.parseDouble(text);
            double distance = Math.abs(mass(results, text) - windows.uniform() - slope * scale);
            if (!(distance <= 2 * rounding(scale))) {
                return new Judgement(
                        Verdict.FAILS, String.format(Locale.ROOT, "%.1e from the line at c = %s", distance, text));
            }
            farthest = Math.max(farthest, distance);
        }
        return new Judgement(
                most > bound() ? Verdict.HOLDS : Verdict.FAILS,
                String.format(
                        Locale.ROOT,
                        "%.4f and %.4f for each unit of c, at most %.0e from the line; %.2f at c = %s",
                        windows.uniform(),
                        slope,
                        farthest,
                        most,
                        scales.getLast()));
    }

    private static double mass(Results results, String scale) {
        return results.sample(
                        LocalMass.SIGNED,
                        Cell.ofCode(LocalMechanism.INLINE, scale, 0).where())
                .mean();
    }

    /// No score, nor the mean that it is compared with, is larger than c / n, and nine weights are added, each
    /// computed in two products and sums for each of the four entries, n sums of the mean and four operations
    /// more; then nine and n sums and a quotient.
    private double rounding(double scale) {
        int operations =
                2 * (GridTokens.CODE_WIDTH + 1) + windows.places() + 4 + Windows.LARGEST + windows.places() + 1;
        return Rounding.gamma(operations) * Windows.LARGEST * (2 * scale + 1) / windows.places();
    }
}
