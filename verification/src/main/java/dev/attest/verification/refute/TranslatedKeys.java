package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A row that changes when a vector is added to every key.
@AutoService(Refuter.class)
public final class TranslatedKeys implements Refuter {
    @Override
    public String property() {
        return "translation-invariant-keys";
    }

    private static final int PARTS = 16;

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        if (!(goal instanceof SymmetryGoal.TranslationInvariant)) {
            return Optional.empty();
        }
        var random = trial.random();
        var translation = trial.inputs().query().stream()
                .map(entry -> new BigFraction(random.nextInt(-PARTS, PARTS + 1), PARTS / 4))
                .toList();
        var keys = trial.inputs().keys().stream()
                .map(key -> IntStream.range(0, key.size())
                        .mapToObj(place -> key.get(place).add(translation.get(place)))
                        .toList())
                .toList();
        return trial.row()
                .flatMap(row -> trial.rowAt(trial.inputs().withKeys(keys)).filter(other -> Bounds.differ(row, other)))
                .map(other -> "adding " + translation + " to every key gives " + other);
    }
}
