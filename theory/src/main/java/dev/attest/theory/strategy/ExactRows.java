package dev.attest.theory.strategy;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows in rationals, where they are defined and rational.
final class ExactRows {
    private ExactRows() {}

    static Optional<List<BigFraction>> at(Mechanism mechanism, Point point) {
        try {
            return Optional.of(new Evaluator<>(new Rationals(), mechanism, point).row());
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }
}
