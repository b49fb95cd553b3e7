package dev.attest.experiments.studies;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Map;

/// Every training with a mechanism divides by zero and can then not go on.
///
/// @param d the width of a head
record EndsUndefined(TrainedMechanism mechanism, int d) implements Prediction {
    @Override
    public String sentence() {
        return "Every training with " + mechanism.title()
                + ", divides by 0 and ends there: a query without a positive entry"
                + " has no row, and of queries whose entries are as likely negative as positive that is one in 2^" + d
                + ".";
    }

    @Override
    public Judgement judge(Results results) {
        var rows = results.matching(Map.of("mechanism", mechanism.id()));
        long ended = rows.stream()
                .filter(row -> row.metric("undefined") > 0 && row.metric("least-divisor") == 0)
                .count();
        var figures = ended + " of " + rows.size() + " trainings";
        if (ended == rows.size()) {
            return new Judgement(Verdict.HOLDS, figures);
        }
        return new Judgement(ended == 0 ? Verdict.FAILS : Verdict.UNDECIDED, figures);
    }
}
