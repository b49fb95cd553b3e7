package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;

/// The printed numbers that the counts do not round to are those for which a cause is written down, and no
/// others.
record EveryDifferenceIsListed(PublishedCosts published) implements Prediction {
    @Override
    public String sentence() {
        return "Every number printed of the fifteen networks is the count, rounded to as many digits, but for the "
                + published.differences().size() + " that are listed with their cause.";
    }

    @Override
    public Judgement judge(Results results) {
        var comparisons = Comparison.all(results, Tables.INLINE, published);
        var wrong = new ArrayList<String>();
        int apart = 0;
        for (var comparison : comparisons) {
            boolean listed = published.cause(comparison.at()).isPresent();
            apart += comparison.agrees() ? 0 : 1;
            if (listed == comparison.agrees()) {
                wrong.add((listed ? "listed and equal: " : "not listed: ") + comparison.text());
            }
        }
        var summary = comparisons.size() - apart + " of " + comparisons.size() + " printed numbers are the count";
        boolean holds = wrong.isEmpty() && apart == published.differences().size();
        return new Judgement(
                holds ? Verdict.HOLDS : Verdict.FAILS,
                wrong.isEmpty() ? summary + ", " + apart + " are listed" : summary + "; " + String.join(", ", wrong));
    }
}
