package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the text of the states of a recurrence shows: that every update is linear in the states and knows one
/// token, and that the output is read from the states after the last key.
public final class StateText {
    private final Mechanism mechanism;

    public StateText(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    /// How many numbers the states hold, such as `d dv + d`; empty unless the output, linear in the values, is
    /// read from states with linear updates.
    public Optional<String> size() {
        return readOut()
                .filter(output -> isRead(output) && updatesAreLinear())
                .map(output -> mechanism.states().stream()
                        .map(state -> count(state.shape()))
                        .collect(Collectors.joining(" + ")));
    }

    /// What is read from the states, channel by channel linear in the values.
    public Optional<Term> readOut() {
        return mechanism
                .recurrence()
                .readOut()
                .flatMap(term -> term instanceof Term.ReadOut read ? Optional.of(read.output()) : Optional.empty());
    }

    /// No update knows positions or n, nor does the read-out: a state is all that the past leaves.
    public boolean isStationary() {
        return readOut()
                        .filter(output -> isRead(output) && !knowsPositions(output))
                        .isPresent()
                && mechanism.states().stream()
                        .allMatch(state -> isOfOneToken(state.update()) && !knowsPositions(state.update()));
    }

    private static boolean knowsPositions(Term term) {
        return switch (term) {
            case Term.KeyCount ignored -> true;
            case Term.QueryPosition ignored -> true;
            case Term.KeyPosition ignored -> true;
            default -> TermParts.of(term).stream().anyMatch(StateText::knowsPositions);
        };
    }

    /// Made of the states, the query with what comes with it, sizes and parameters.
    private static boolean isRead(Term term) {
        return switch (term) {
            case Term.Key ignored -> false;
            case Term.Value ignored -> false;
            case Term.KeyPosition ignored -> false;
            case Term.MeanQuery ignored -> false;
            case Term.InputValue input -> input.index().isEmpty();
            default -> isWithoutKeys(term) && TermParts.of(term).stream().allMatch(StateText::isRead);
        };
    }

    private static boolean isOfOneToken(Term term) {
        return switch (term) {
            case Term.Query ignored -> false;
            case Term.MeanQuery ignored -> false;
            case Term.KeyCount ignored -> false;
            case Term.QueryPosition ignored -> false;
            case Term.InputValue input -> input.index().isPresent();
            default -> isWithoutKeys(term) && TermParts.of(term).stream().allMatch(StateText::isOfOneToken);
        };
    }

    /// No function of several keys, and no window of values.
    private static boolean isWithoutKeys(Term term) {
        return switch (term) {
            case Term.OverKeys ignored -> false;
            case Term.Softmax ignored -> false;
            case Term.Entmax ignored -> false;
            case Term.Prefix ignored -> false;
            case Term.Window ignored -> false;
            case Term.ReadOut ignored -> false;
            default -> true;
        };
    }

    private boolean updatesAreLinear() {
        return mechanism.states().stream()
                .map(State::update)
                .allMatch(update -> isOfOneToken(update) && TextLinearity.isInStates(update));
    }

    /// Names of widths in the order of the alphabet, so that `dv` comes last.
    static String count(Shape shape) {
        return switch (shape) {
            case Shape.Scalar ignored -> "1";
            case Shape.Vector vector -> TextSums.width(vector.width());
            case Shape.Matrix matrix -> {
                var rows = TextSums.width(matrix.rows());
                var columns = TextSums.width(matrix.columns());
                yield rows.compareTo(columns) <= 0 ? rows + " " + columns : columns + " " + rows;
            }
        };
    }
}
