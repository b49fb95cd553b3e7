package dev.attest.verification.readings;

import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What a number system says of a row.
sealed interface Outcome<N> {
    /// It has these entries.
    record Row<N>(List<N> entries) implements Outcome<N> {}

    /// It has no value.
    record NoValue<N>() implements Outcome<N> {}

    /// The system cannot tell.
    record Unknown<N>() implements Outcome<N> {}

    /// The text, read.
    static <N> Outcome<N> ofText(Scalars<N> scalars, Sample sample) {
        return of(() -> new Evaluator<>(scalars, sample.mechanism(), sample.point()).row());
    }

    /// The normal form of the row, read.
    static <N> Outcome<N> ofForm(Scalars<N> scalars, Sample sample, Polynomial weight) {
        var evaluator = new NormalFormEvaluator<>(scalars, sample.point());
        return of(() -> IntStream.range(0, sample.point().keys().size())
                .mapToObj(key -> evaluator.evaluate(weight, Map.of(Atom.HERE, key)))
                .toList());
    }

    static <N> Outcome<N> of(Supplier<List<N>> row) {
        try {
            return new Row<>(row.get());
        } catch (Undefined e) {
            return new NoValue<>();
        } catch (Declined e) {
            return new Unknown<>();
        }
    }
}
