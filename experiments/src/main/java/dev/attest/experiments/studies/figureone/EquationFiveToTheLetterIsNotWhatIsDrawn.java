package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Without the factor of the authors' code no row of InLine is the one that is drawn.
record EquationFiveToTheLetterIsNotWhatIsDrawn(Printed printed) implements Prediction {
    @Override
    public String sentence() {
        return "With Eq. 5 as it is printed, without the factor 1/(n √d) of the authors' code, each of the"
                + " eight rows of"
                + " InLine has a number that is more than 0.005 off.";
    }

    @Override
    public Judgement judge(Results results) {
        long off = Arrays.stream(Panel.values())
                .mapToLong(panel -> IntStream.range(0, panel.queries().size())
                        .filter(query -> isOff(results, panel, query))
                        .count())
                .sum();
        long rows = Arrays.stream(Panel.values())
                .mapToLong(panel -> panel.queries().size())
                .sum();
        return new Judgement(off == rows ? Verdict.HOLDS : Verdict.FAILS, off + " of " + rows + " rows are off");
    }

    private boolean isOff(Results results, Panel panel, int query) {
        var row = FigureExperiment.row(results, panel, Attention.INLINE_AS_PRINTED, query);
        var numbers = printed.row(panel, Attention.INLINE_AS_PRINTED, query);
        return IntStream.range(0, row.size())
                .anyMatch(key -> EveryPrintedNumberIsReproduced.isOutside(row.get(key), numbers.get(key)));
    }
}
