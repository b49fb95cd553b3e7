package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// No pair of some kind is certainly against a theorem, and none is left open.
///
/// @param of      the metric that counts the pairs
/// @param against that counts those certainly against it
/// @param open    that counts those that enclosures do not decide; empty where they all decide
/// @param kind    what the pairs are called
record NothingAgainst(
        String sentence, List<ConfusedMechanism> mechanisms, String of, String against, List<String> open, String kind)
        implements Prediction {
    NothingAgainst {
        mechanisms = List.copyOf(mechanisms);
        open = List.copyOf(open);
    }

    @Override
    public Judgement judge(Results results) {
        double pairs = 0;
        double refuting = 0;
        double undecided = 0;
        for (var mechanism : mechanisms) {
            for (var row : results.matching(Map.of("mechanism", mechanism.id()))) {
                pairs += row.metric(of);
                refuting += row.metric(against);
                undecided += open.stream().mapToDouble(row::metric).sum();
            }
        }
        var figures = Numbers.fixed(pairs, 0) + " " + kind + ", " + Numbers.fixed(refuting, 0) + " against it"
                + (open.isEmpty() ? "" : ", " + Numbers.fixed(undecided, 0) + " open");
        if (refuting > 0) {
            return new Judgement(Verdict.FAILS, figures);
        }
        return new Judgement(pairs > 0 && undecided == 0 ? Verdict.HOLDS : Verdict.UNDECIDED, figures);
    }
}
