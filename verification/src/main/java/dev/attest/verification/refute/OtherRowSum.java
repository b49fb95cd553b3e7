package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A row that does not add up to 1.
@AutoService(Refuter.class)
public final class OtherRowSum implements Refuter {
    @Override
    public String property() {
        return "rows-sum-to-one";
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        if (!(goal instanceof Goal.RowsSumToOne)) {
            return Optional.empty();
        }
        return trial.row()
                .map(Bounds::sum)
                .filter(sum -> Bounds.differ(sum, Bounds.exact(BigFraction.ONE)))
                .map(sum -> "a row adds up to " + sum);
    }
}
