package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;

/// The parameters of each network with InLine attention round to what an earlier count of the official modules
/// printed.
record ParametersEqualTheRecount(PublishedCosts published) implements Prediction {
    @Override
    public String sentence() {
        return "The parameters of each of the fifteen networks, rounded to as many digits, are those of the recount.";
    }

    @Override
    public Judgement judge(Results results) {
        var recounts = Recount.all(results, published);
        var apart = recounts.stream()
                .filter(each -> !each.agrees(Quantity.PARAMETERS))
                .map(each -> each.text(Quantity.PARAMETERS))
                .toList();
        var summary = recounts.size() - apart.size() + " of "
                + Tables.INLINE.architectures().size() + " agree";
        boolean holds = apart.isEmpty()
                && recounts.size() == Tables.INLINE.architectures().size();
        return new Judgement(
                holds ? Verdict.HOLDS : Verdict.FAILS,
                apart.isEmpty() ? summary : summary + "; apart: " + String.join(", ", apart));
    }
}
