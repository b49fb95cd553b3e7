package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;

/// The networks that are supposed behind two printed numbers of parameters do have them.
record SuppositionsPrintAsPublished(PublishedCosts published) implements Prediction {
    @Override
    public String sentence() {
        return "The two networks that are supposed behind printed numbers have the parameters that are printed, and, traced,"
                + " the operations: with another configuration in one place than the official code's.";
    }

    @Override
    public Judgement judge(Results results) {
        var apart = Counted.all(results, Tables.SUPPOSED).stream()
                .filter(counted -> !isPrinted(counted))
                .map(Counted::architecture)
                .toList();
        return apart.isEmpty()
                ? new Judgement(Verdict.HOLDS, figures(results))
                : new Judgement(Verdict.FAILS, "apart: " + String.join("; ", apart));
    }

    /// The name of a supposed network begins with that of the published one.
    private boolean isPrinted(Counted counted) {
        return published
                .row(counted.architecture().split(",")[0])
                .map(row -> row.prints().getFirst().pair())
                .map(pair -> pair.parameters().agrees(counted.count(Quantity.PARAMETERS))
                        && pair.multiplyAdds().agrees(counted.traced()))
                .orElse(false);
    }

    private static String figures(Results results) {
        List<String> parameters = Counted.all(results, Tables.SUPPOSED).stream()
                .map(counted -> counted.architecture() + ": " + CostReport.grouped(counted.count(Quantity.PARAMETERS)))
                .toList();
        return String.join("; ", parameters);
    }
}
