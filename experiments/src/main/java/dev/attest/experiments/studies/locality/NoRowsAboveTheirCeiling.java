package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Locale;

/// The theorem itself, [dev.attest.theory.claims.field.MassInWindowsIsAtMostTheRetrievalBudget]: the rows of m
/// non-negative features have at most 9 m of their mass in the windows, over all queries. Computed masses are
/// compared as they are; only a map that meets its ceiling could be wronged by rounding, and none here does.
///
/// @param code   the windows where queries and keys are the code
/// @param images those on images
record NoRowsAboveTheirCeiling(Windows code, Windows images) implements Prediction {
    @Override
    public String sentence() {
        return "No map of probability rows with m features has more than 9 m / n of its mass in the windows, whatever the"
                + " scale, the features, the code or the image: the theorem says so for all.";
    }

    @Override
    public Judgement judge(Results results) {
        int checked = 0;
        int binding = 0;
        double closest = 0;
        for (var row : results.rows()) {
            if (row.trial().value("part").equals(Cell.ROW)
                    || row.trial().value("features").equals(Cell.NONE)) {
                continue;
            }
            var windows = row.trial().value("part").equals(Cell.CODE) ? code : images;
            double defined = 1 - row.metric(LocalMass.UNDEFINED) / windows.places();
            double bound = windows.bound(row.trial().whole("features"));
            if (defined > 0) {
                double used = row.metric(LocalMass.SIGNED) * defined / bound;
                if (!(row.metric(LocalMass.LEAST) >= 0 && used <= 1)) {
                    return new Judgement(Verdict.FAILS, "at " + row.trial());
                }
                closest = Math.max(closest, used);
                checked++;
                binding += bound < 1 ? 1 : 0;
            }
        }
        var figures = String.format(
                Locale.ROOT,
                "%d maps, %d of them with a ceiling below 1; the fullest uses %.0f %% of its ceiling",
                checked,
                binding,
                100 * closest);
        return new Judgement(checked == 0 ? Verdict.UNDECIDED : Verdict.HOLDS, figures);
    }
}
