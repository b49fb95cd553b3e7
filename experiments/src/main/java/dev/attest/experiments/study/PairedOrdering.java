package dev.attest.experiments.study;

import dev.attest.theory.statement.Verdict;
import java.util.Map;

/// One treatment beats another on the same blocks: the interval of the mean of the paired differences lies
/// above zero.
///
/// @param metric what is compared, more is better
/// @param better the parameters of the rows that should win
/// @param worse  the parameters of the rows that should lose
public record PairedOrdering(String sentence, String metric, Map<String, String> better, Map<String, String> worse)
        implements Prediction {
    @Override
    public Judgement judge(Results results) {
        var difference = results.difference(metric, better, worse);
        if (difference.count() < 2) {
            return new Judgement(Verdict.UNDECIDED, "expected two blocks or more, got " + difference.count());
        }
        return new Judgement(Interval.around(difference).above(0), Numbers.difference(difference));
    }
}
