package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.GrowingBlocks;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.StateOfSums;
import dev.attest.theory.strategy.StatesOfFile;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.WithoutRotations;
import java.util.List;

/// The causal output is computed from a linear state of a size that does not grow.
///
/// The state may know the keys in any way, but each value enters it linearly, is updated with one token, and
/// the output is linear in what holds values: numbers of unlimited precision into which all tokens are packed
/// are no such state.
@AutoService(Property.class)
public final class ConstantState implements Property {
    private static final List<Strategy> STRATEGIES =
            WithoutRotations.with(StatesOfFile.size(), StateOfSums.size(), new GrowingBlocks());

    @Override
    public String id() {
        return "constant-state";
    }

    @Override
    public int order() {
        return 170;
    }

    @Override
    public String meaning() {
        return "The causal output is computed from a linear state whose size does not depend on "
                + "n; the size is the value.";
    }

    @Override
    public String failureMeaning() {
        return "Whatever the size of a state that is linear in the values, some causal output " + "needs a larger one.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "sums over keys from which the output is read, or blocks of rows whose rank grows, would settle it");
    }
}
