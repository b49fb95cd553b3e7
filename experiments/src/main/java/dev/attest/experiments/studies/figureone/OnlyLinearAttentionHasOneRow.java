package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of a panel's four queries, compared with each other.
record OnlyLinearAttentionHasOneRow(Panel panel) implements Prediction {
    @Override
    public String sentence() {
        return "In panel (" + panel.id() + ") the four rows of softmax differ from each other, as do those of InLine:"
                + " of any two, the enclosures of some entry are apart. Those of linear attention are not"
                + " told apart.";
    }

    @Override
    public Judgement judge(Results results) {
        var against = new ArrayList<String>();
        for (var attention : Attention.drawn()) {
            var rows = IntStream.range(0, panel.queries().size())
                    .mapToObj(query -> FigureExperiment.row(results, panel, attention, query))
                    .toList();
            int wanted = attention == Attention.LINEAR ? 0 : rows.size() * (rows.size() - 1) / 2;
            int apart = apart(rows);
            if (apart != wanted) {
                against.add(attention.title() + ": expected " + wanted + " pairs apart, found " + apart);
            }
        }
        return against.isEmpty()
                ? new Judgement(Verdict.HOLDS, "6 of 6 pairs of softmax and of InLine, none of linear attention")
                : new Judgement(Verdict.FAILS, String.join("; ", against));
    }

    /// Pairs of rows that enclosures tell apart.
    static int apart(List<List<Enclosure>> rows) {
        int apart = 0;
        for (int first = 0; first < rows.size(); first++) {
            for (int second = first + 1; second < rows.size(); second++) {
                apart += PlaneRows.meet(rows.get(first), rows.get(second)) ? 0 : 1;
            }
        }
        return apart;
    }
}
