package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A row that is not permuted with its keys.
@AutoService(Refuter.class)
public final class PermutedKeys implements Refuter {
    @Override
    public String property() {
        return "permutation-equivariant";
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        if (!(goal instanceof SymmetryGoal.PermutationEquivariant)
                || trial.row().isEmpty()) {
            return Optional.empty();
        }
        var order = order(trial);
        var permuted = trial.inputs()
                .withKeys(order.stream().map(trial.inputs().keys()::get).toList());
        var expected = order.stream().map(trial.row().get()::get).toList();
        return trial.rowAt(permuted)
                .filter(other -> Bounds.differ(expected, other))
                .map(other -> "the keys in the order " + order + " have the row " + other);
    }

    private static List<Integer> order(Trial trial) {
        var order = new ArrayList<>(
                IntStream.range(0, trial.inputs().keys().size()).boxed().toList());
        var random = trial.random();
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, random.nextInt(last + 1));
        }
        return order;
    }
}
