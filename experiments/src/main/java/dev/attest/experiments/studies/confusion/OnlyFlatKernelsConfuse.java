package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Map;

/// At the least threshold, a pair of distinct queries is confused only where the kernel maps different queries
/// to equal or collinear features on sets of positive measure.
record OnlyFlatKernelsConfuse() implements Prediction {
    private static final String METRIC = CountedRows.confused(Scaling.PLAIN, CountedRows.THRESHOLDS.getFirst());

    @Override
    public String sentence() {
        return "At the threshold " + CountedRows.THRESHOLDS.getFirst()
                + " no pair of distinct queries is confused but under ReLU, divided or not: elsewhere exact collisions"
                + " exist, and patches do not meet them.";
    }

    @Override
    public Judgement judge(Results results) {
        double flat = 0;
        double others = 0;
        for (var mechanism : ConfusedMechanism.all()) {
            double pairs = results.matching(Map.of("mechanism", mechanism.id())).stream()
                    .mapToDouble(row -> row.metric(METRIC))
                    .sum();
            flat += mechanism.kernel().injective() ? 0 : pairs;
            others += mechanism.kernel().injective() ? pairs : 0;
        }
        var figures = Numbers.fixed(flat, 0) + " ordered pairs under ReLU, " + Numbers.fixed(others, 0) + " elsewhere";
        if (others > 0) {
            return new Judgement(Verdict.FAILS, figures);
        }
        return new Judgement(flat > 0 ? Verdict.HOLDS : Verdict.UNDECIDED, figures);
    }
}
