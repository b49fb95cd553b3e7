package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;

/// With what a tracing counter adds, every published number of operations is the count.
record TracedOperationsPrintAsPublished(PublishedCosts published) implements Prediction {
    @Override
    public String sentence() {
        return "With layer normalisations at five operations an entry and the products of queries with the mean key, as"
                + " fvcore traces them, the operations of each network round to every number of them that could be read."
                + " This second rule was found from the printed numbers, not stated before them.";
    }

    @Override
    public Judgement judge(Results results) {
        var operations = Comparison.all(results, Tables.INLINE, published).stream()
                .filter(comparison -> comparison.read() && comparison.at().quantity() == Quantity.MULTIPLY_ADDS)
                .toList();
        var apart = operations.stream()
                .filter(comparison ->
                        !comparison.printed().agrees(comparison.counted().traced()))
                .map(comparison -> comparison.at().architecture() + " "
                        + comparison.printed().roundedLike(comparison.counted().traced()) + ", printed "
                        + comparison.printed().text())
                .toList();
        var summary = operations.size() - apart.size() + " of " + operations.size() + " printed numbers";
        boolean holds = apart.isEmpty() && !operations.isEmpty();
        return new Judgement(
                holds ? Verdict.HOLDS : Verdict.FAILS,
                apart.isEmpty() ? summary : summary + "; apart: " + String.join(", ", apart));
    }
}
