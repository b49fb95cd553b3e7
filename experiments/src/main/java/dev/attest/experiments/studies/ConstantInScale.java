package dev.attest.experiments.studies;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import dev.attest.theory.statement.Verdict;
import java.util.Locale;
import java.util.Map;

/// On every set of keys the entropy is the same at every scale, up to the rounding of the double reading.
///
/// @param n keys in a row
/// @param d their width
record ConstantInScale(ScaledMechanism mechanism, int n, int d) implements Prediction {
    @Override
    public String sentence() {
        return "The entropy of " + mechanism.definition().title()
                + " is the same at every c: its features are homogeneous, and"
                + " c divides out. Judged up to the rounding of the entropy, which is computed from the number of operations.";
    }

    @Override
    public Judgement judge(Results results) {
        double widest = 0;
        double allowed = 0;
        for (var keys : results.values("keys")) {
            var sample = results.sample("entropy", Map.of("mechanism", mechanism.id(), "keys", keys));
            double spread = sample.maximum() - sample.minimum();
            double rounding = 2 * rounding(sample);
            if (!(spread <= rounding)) {
                return new Judgement(Verdict.FAILS, figures(spread, rounding) + " on the keys " + keys);
            }
            widest = Math.max(widest, spread);
            allowed = Math.max(allowed, rounding);
        }
        return new Judgement(Verdict.HOLDS, figures(widest, allowed));
    }

    /// An entry takes 1 rounding for c q, d products and d - 1 sums, n - 1 sums of the row, and a quotient,
    /// each of numerator and denominator; the mean over queries and the division by log n are within the same
    /// count again.
    private double rounding(Sample sample) {
        int operations = 2 * (2 * d + 2 + n);
        return Entropy.rounding(n, 2 * operations, sample.maximum() * StrictMath.log(n)) / StrictMath.log(n);
    }

    private static String figures(double spread, double rounding) {
        return String.format(Locale.ROOT, "largest spread over c %.1e, rounding allows %.1e", spread, rounding);
    }
}
