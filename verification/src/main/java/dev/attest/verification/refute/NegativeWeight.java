package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import java.util.Optional;

/// A negative weight.
@AutoService(Refuter.class)
public final class NegativeWeight implements Refuter {
    @Override
    public String property() {
        return "non-negative";
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        return goal instanceof Goal.NonNegative
                ? trial.row()
                        .filter(row -> row.stream().anyMatch(Bounds::isNegative))
                        .map(row -> "a row has a negative weight: " + row)
                : Optional.empty();
    }
}
