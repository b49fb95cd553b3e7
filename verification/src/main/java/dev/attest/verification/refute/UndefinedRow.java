package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import java.util.Optional;

/// A row that has no value.
@AutoService(Refuter.class)
public final class UndefinedRow implements Refuter {
    @Override
    public String property() {
        return "total";
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        return goal instanceof Goal.DefinedEverywhere && trial.isUndefined()
                ? Optional.of("the row has no value")
                : Optional.empty();
    }
}
