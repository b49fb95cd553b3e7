package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;

/// The multiply-adds of each network with InLine attention are within a hundredth of an earlier count of the
/// official modules, whose rule is not known to its last term.
record MultiplyAddsAreWithinAHundredthOfTheRecount(PublishedCosts published) implements Prediction {
    @Override
    public String sentence() {
        return "The multiply-adds of each of the fifteen networks are within a hundredth of the recount.";
    }

    @Override
    public Judgement judge(Results results) {
        var recounts = Recount.all(results, published);
        var outside = recounts.stream()
                .filter(each -> !each.isWithinAHundredth(Quantity.MULTIPLY_ADDS))
                .map(each -> each.text(Quantity.MULTIPLY_ADDS))
                .toList();
        if (!outside.isEmpty()
                || recounts.size() != Tables.INLINE.architectures().size()) {
            return new Judgement(Verdict.FAILS, recounts.size() + " compared; outside: " + String.join(", ", outside));
        }
        var apart = recounts.stream()
                .filter(each -> !each.agrees(Quantity.MULTIPLY_ADDS))
                .map(each -> each.text(Quantity.MULTIPLY_ADDS))
                .toList();
        var summary = recounts.size() - apart.size() + " of " + recounts.size() + " agree to the printed digit";
        return new Judgement(
                Verdict.HOLDS, apart.isEmpty() ? summary : summary + "; the others: " + String.join(", ", apart));
    }
}
