package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows of q and c q, c > 0, that differ.
@AutoService(Refuter.class)
public final class RowOfAScaledQuery implements Refuter {
    private static final int PARTS = 8;

    @Override
    public String property() {
        return "scale-sensitive";
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        if (!(goal instanceof Goal.ScaleInvariant)) {
            return Optional.empty();
        }
        var random = trial.random();
        var factor = new BigFraction(1 + random.nextInt(PARTS), 1 + random.nextInt(PARTS));
        var scaled = trial.inputs()
                .withQuery(trial.inputs().query().stream()
                        .map(entry -> entry.multiply(factor))
                        .toList());
        return trial.row()
                .flatMap(row -> trial.rowAt(scaled).filter(other -> Bounds.differ(row, other)))
                .map(other -> "the row of " + factor + " q is " + other);
    }
}
