package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;

/// All queries of the ray through the four of a panel, compared with the first of these.
record TheWholeRaySharesOneRow(Panel panel, int rayQueries) implements Prediction {
    @Override
    public String sentence() {
        return "In panel (" + panel.id() + ") each of q2, q3, q4 and " + rayQueries
                + " queries spread over the ray through them has exactly the row of q1 under linear"
                + " attention, in"
                + " rational arithmetic, and certainly another row under softmax and under InLine.";
    }

    @Override
    public Judgement judge(Results results) {
        int equal = FigureExperiment.count(results, panel, Attention.LINEAR, FigureExperiment.EQUAL);
        int softmax = FigureExperiment.count(results, panel, Attention.SOFTMAX, FigureExperiment.DIFFERENT);
        int inline = FigureExperiment.count(results, panel, Attention.INLINE, FigureExperiment.DIFFERENT);
        int tried = FigureExperiment.count(results, panel, Attention.LINEAR, FigureExperiment.TRIED);
        boolean holds = List.of(equal, softmax, inline).stream().allMatch(count -> count == tried);
        return new Judgement(
                holds ? Verdict.HOLDS : Verdict.FAILS,
                "linear attention: " + equal + " equal; softmax: " + softmax + " different; InLine: " + inline
                        + " different; of " + tried);
    }
}
