package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Rounding;
import dev.attest.theory.statement.Verdict;
import java.util.Locale;
import java.util.Map;

/// What the residual adds to the map lies in the windows and is its nine weights.
///
/// @param places of the larger grid
record ResidualAddsItsWeightsAlone(int places) implements Prediction {
    @Override
    public String sentence() {
        return "The map of InLine with its residual, read off the definition by unit values, differs from its weighted sum"
                + " nowhere outside the windows, by not a bit; inside it has the nine weights of the residual more, at the"
                + " queries that have the neighbour, up to computed rounding.";
    }

    @Override
    public Judgement judge(Results results) {
        double farthest = 0;
        int checked = 0;
        for (var row : results.matching(Map.of("mechanism", LocalMechanism.INLINE_RESIDUAL.id()))) {
            if (row.trial().value("part").equals(Cell.ROW)) {
                continue;
            }
            double distance = Math.abs(row.metric(LocalityExperiment.ADDED) - row.metric(LocalityExperiment.OWED));
            if (row.metric(LocalityExperiment.LEAK) != 0 || !(distance <= rounding(row))) {
                return new Judgement(Verdict.FAILS, "at " + row.trial());
            }
            farthest = Math.max(farthest, distance);
            checked++;
        }
        return new Judgement(
                checked == 0 ? Verdict.UNDECIDED : Verdict.HOLDS,
                String.format(Locale.ROOT, "%d maps, nothing outside, at most %.0e from it inside", checked, farthest));
    }

    /// Each weight of the map is rounded once and the difference once; then nine n sums, the least of which is
    /// no larger than all weights of the window, the residual's among them.
    private double rounding(Results.Row row) {
        return Rounding.gamma(2 + (Windows.LARGEST + 1) * places) * (2 * row.metric(LocalMass.ABSOLUTE) + 1);
    }
}
