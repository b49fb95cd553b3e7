package dev.attest.experiments.studies;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Locale;

/// The theorem itself, [RowsOfNonNegativeFeaturesAreMixturesOfKeySideLaws]: no row of non-negative features is
/// sharper than the sharpest row that one feature makes alone.
///
/// @param n        keys in a row
/// @param d        their width
/// @param features random features, where a mechanism has those
record NoRowBelowItsFloor(int n, int d, int features) implements Prediction {
    @Override
    public String sentence() {
        return "No row of non-negative features has less entropy than its floor, min over f of H(p_f), computed from the keys"
                + " alone: the theorem says so for every query and every c. Judged up to computed rounding.";
    }

    @Override
    public Judgement judge(Results results) {
        double nearest = Double.POSITIVE_INFINITY;
        int checked = 0;
        for (var row : results.rows()) {
            double floor = row.metric("floor");
            if (Double.isFinite(floor) && Double.isFinite(row.metric("least"))) {
                double slack = row.metric("least") - floor;
                if (slack < -rounding(floor)) {
                    return new Judgement(Verdict.FAILS, below(slack) + " at " + row.trial());
                }
                nearest = Math.min(nearest, slack);
                checked++;
            }
        }
        return checked == 0
                ? new Judgement(Verdict.UNDECIDED, "no row with a floor")
                : new Judgement(
                        Verdict.HOLDS,
                        String.format(
                                Locale.ROOT, "%d cells, least distance to the floor %.1e of log n", checked, nearest));
    }

    /// Both sides are computed: a feature takes 2 d operations at most in its dot product and four of its own,
    /// a score as many as there are features, a row n sums and a quotient. Exponentials are within an ulp,
    /// counted among the four.
    private double rounding(double floor) {
        int operations = 2 * (2 * d + 4 + Math.max(2 * d, features) + n + 1);
        return 2 * Entropy.rounding(n, operations, floor * StrictMath.log(n)) / StrictMath.log(n);
    }

    private static String below(double slack) {
        return String.format(Locale.ROOT, "%.1e of log n below the floor", -slack);
    }
}
