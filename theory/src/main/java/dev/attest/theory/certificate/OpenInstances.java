package dev.attest.theory.certificate;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// Strict inequalities between rows and outputs at given inputs, by evaluating the text as it stands.
///
/// A verdict speaks of almost every drawn or learned matrix, so that one matrix says nothing. Where the
/// definition has such parameters the inequality has to hold, and the text to be defined, on a whole box of
/// them, which has positive measure. Matrices of signs are finitely many and need no box.
final class OpenInstances {
    /// Half the side of a box: far above the rounding of enclosures, far below the entries of small points.
    private static final double REACH = 0x1p-40;

    private final Mechanism mechanism;
    private final Set<String> boxed;

    OpenInstances(Mechanism mechanism) {
        this.mechanism = mechanism;
        this.boxed = mechanism.parameters().stream()
                .filter(OpenInstances::needsBox)
                .map(Parameter::name)
                .collect(Collectors.toSet());
    }

    /// Whether strict inequalities hold at the inputs, one evaluator for each.
    interface Question {
        <N> boolean holds(Scalars<N> scalars, List<Evaluator<N>> at);
    }

    private static boolean needsBox(Parameter parameter) {
        boolean number = parameter.shape() instanceof Shape.Scalar && parameter.origin() == Parameter.Origin.GIVEN;
        return !number && parameter.origin() != Parameter.Origin.SIGN;
    }

    boolean show(List<Inputs<BigFraction>> inputs, boolean exact, Question question) {
        boolean shown = exact
                ? shown(new Rationals(), inputs, at -> at, question)
                : shown(new Enclosures(), inputs, at -> at.map(Enclosure::of), question);
        return shown && (boxed.isEmpty() || shown(new Enclosures(), inputs, this::box, question));
    }

    /// The row has no value there. With drawn or learned parameters it has none anywhere in a box of them.
    boolean hasNoRow(Inputs<BigFraction> inputs, boolean exact) {
        boolean none =
                exact ? hasNoRow(new Rationals(), inputs) : hasNoRow(new Enclosures(), inputs.map(Enclosure::of));
        return none && (boxed.isEmpty() || hasNoRow(new Enclosures(), box(inputs)));
    }

    private <N> boolean hasNoRow(Scalars<N> scalars, Inputs<N> inputs) {
        try {
            new Evaluator<>(scalars, mechanism, inputs).row();
            return false;
        } catch (Undefined e) {
            return true;
        } catch (Declined e) {
            return false;
        }
    }

    private <N> boolean shown(
            Scalars<N> scalars,
            List<Inputs<BigFraction>> inputs,
            Function<Inputs<BigFraction>, Inputs<N>> reading,
            Question question) {
        try {
            var evaluators = inputs.stream()
                    .map(at -> new Evaluator<>(scalars, mechanism, reading.apply(at)))
                    .toList();
            return question.holds(scalars, evaluators);
        } catch (Undefined | Declined e) {
            return false;
        }
    }

    private Inputs<Enclosure> box(Inputs<BigFraction> inputs) {
        var enclosed = inputs.map(Enclosure::of);
        Map<String, List<List<Enclosure>>> parameters = new HashMap<>(enclosed.parameters());
        for (var name : new HashSet<>(parameters.keySet())) {
            if (boxed.contains(name)) {
                parameters.computeIfPresent(
                        name,
                        (same, rows) -> rows.stream()
                                .map(row ->
                                        row.stream().map(OpenInstances::around).toList())
                                .toList());
            }
        }
        return enclosed.withParameters(parameters);
    }

    private static Enclosure around(Enclosure entry) {
        return new Enclosure(Math.nextDown(entry.lo() - REACH), Math.nextUp(entry.hi() + REACH));
    }
}
