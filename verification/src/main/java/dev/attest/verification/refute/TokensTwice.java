package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.Optional;

/// An output that changes when every token has a copy.
@AutoService(Refuter.class)
public final class TokensTwice implements Refuter {
    @Override
    public String property() {
        return "replication-invariant";
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        if (!(goal instanceof SymmetryGoal.ReplicationInvariant)) {
            return Optional.empty();
        }
        var copied = trial.inputs().twice(trial.mechanism().inputsOfQuery());
        var twice = trial.mechanism().causal() ? copied.at(copied.keys().size() - 1) : copied;
        return trial.outputAt(trial.inputs())
                .flatMap(output -> trial.outputAt(twice)
                        .filter(other -> Bounds.differ(output, other))
                        .map(other -> "the output is " + output + ", that of twice the tokens " + other));
    }
}
