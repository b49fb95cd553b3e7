package dev.attest.verification.refute;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Undefined;
import dev.attest.verification.RoundedDouble;
import dev.attest.verification.RoundedDoubles;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism at random exact inputs, with what doubles and their error bounds say of it there.
public final class Trial {
    private final Mechanism mechanism;
    private final Inputs<BigFraction> inputs;
    private final long seed;
    private final Optional<List<RoundedDouble>> row;

    private Trial(Mechanism mechanism, Inputs<BigFraction> inputs, long seed) {
        this.mechanism = mechanism;
        this.inputs = inputs;
        this.seed = seed;
        this.row = rowAt(inputs);
    }

    /// The same for the same number.
    public static Trial draw(Mechanism mechanism, int number) {
        long seed = 0x7e57L + number;
        return new Trial(mechanism, new DrawnInputs(mechanism, new SplittableRandom(seed)).draw(), seed);
    }

    public static Trial at(Mechanism mechanism, Inputs<BigFraction> inputs) {
        return new Trial(mechanism, inputs, 0);
    }

    public Mechanism mechanism() {
        return mechanism;
    }

    public Inputs<BigFraction> inputs() {
        return inputs;
    }

    /// For whatever else a refuter draws; always the same for this trial.
    public SplittableRandom random() {
        return new SplittableRandom(~seed);
    }

    /// The row, where doubles have one.
    public Optional<List<RoundedDouble>> row() {
        return row;
    }

    public Optional<List<RoundedDouble>> rowAt(Inputs<BigFraction> other) {
        return read(mechanism, other, Evaluator::row);
    }

    public Optional<List<RoundedDouble>> outputAt(Inputs<BigFraction> other) {
        return read(mechanism, other, Evaluator::output);
    }

    /// What doubles say of any definition at any inputs, where they can.
    static Optional<List<RoundedDouble>> read(
            Mechanism mechanism,
            Inputs<BigFraction> inputs,
            Function<Evaluator<RoundedDouble>, List<RoundedDouble>> question) {
        var doubles = new RoundedDoubles();
        try {
            return Optional.of(question.apply(new Evaluator<>(doubles, mechanism, inputs.map(doubles::of))));
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    /// The row has no value here, for certain.
    boolean isUndefined() {
        if (row.isPresent()) {
            return false;
        }
        var enclosures = new Enclosures();
        try {
            new Evaluator<>(enclosures, mechanism, inputs.map(enclosures::of)).row();
            return false;
        } catch (Undefined e) {
            return true;
        } catch (Declined e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return mechanism.text() + "at " + inputs;
    }
}
