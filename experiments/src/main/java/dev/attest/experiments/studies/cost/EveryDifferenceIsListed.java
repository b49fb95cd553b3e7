package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.Optional;

/// The printed numbers that the counts do not round to are those for which a cause is written down, with what
/// is counted in their place, and no others.
record EveryDifferenceIsListed(PublishedCosts published) implements Prediction {
    @Override
    public String sentence() {
        return "Every number printed of the fifteen networks is the count, rounded to as many digits, but for the "
                + published.differences().size() + " that are listed with the count and a cause.";
    }

    @Override
    public Judgement judge(Results results) {
        var comparisons = Comparison.all(results, Tables.INLINE, published);
        var wrong = new ArrayList<String>();
        int apart = 0;
        for (var comparison : comparisons) {
            var listed = published.difference(comparison.at()).map(PublishedCosts.Difference::counted);
            var counted = comparison.printed().roundedLike(comparison.count());
            apart += comparison.agrees() ? 0 : 1;
            if (!listed.equals(comparison.agrees() ? Optional.empty() : Optional.of(counted))) {
                wrong.add(comparison.text()
                        + listed.map(text -> ", listed as " + text).orElse(", not listed"));
            }
        }
        var summary = comparisons.size() - apart + " of " + comparisons.size() + " printed numbers are the count";
        boolean holds = wrong.isEmpty() && apart == published.differences().size();
        return new Judgement(
                holds ? Verdict.HOLDS : Verdict.FAILS,
                wrong.isEmpty() ? summary + ", " + apart + " are listed" : summary + "; " + String.join(", ", wrong));
    }
}
