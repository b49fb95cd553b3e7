package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// Linear attention with a homogeneous kernel has the same confused pairs however long the queries are.
record SameCountAtEveryLength(List<ConfusedMechanism> mechanisms) implements Prediction {
    SameCountAtEveryLength {
        mechanisms = List.copyOf(mechanisms);
    }

    @Override
    public String sentence() {
        return "Linear attention with the identity and with ReLU has exactly as many confused pairs in every image when all"
                + " queries are multiplied by 2^k: the factor divides out, and a power of two rounds nothing.";
    }

    @Override
    public Judgement judge(Results results) {
        int images = 0;
        int changed = 0;
        for (var mechanism : mechanisms) {
            for (var row : results.matching(Map.of("mechanism", mechanism.id()))) {
                images++;
                changed += CountedRows.LENGTHS.stream()
                                        .mapToDouble(length -> row.metric(CountedRows.confused(length)))
                                        .distinct()
                                        .count()
                                > 1
                        ? 1
                        : 0;
            }
        }
        var figures = Numbers.fixed(changed, 0) + " of " + images + " images change";
        if (images == 0) {
            return new Judgement(Verdict.UNDECIDED, figures);
        }
        return new Judgement(changed == 0 ? Verdict.HOLDS : Verdict.FAILS, figures);
    }
}
