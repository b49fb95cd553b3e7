package dev.attest.theory.certificate;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// The operations of the language that are not defined everywhere.
final class PartialOperations {
    private PartialOperations() {}

    /// Whether the row, the states and their starts mention none: then the row is defined everywhere, whatever
    /// it is.
    static boolean areAbsentFrom(Mechanism mechanism) {
        var states = mechanism.states().stream()
                .flatMap(state -> Stream.concat(Stream.of(state.update()), state.from().stream()));
        return Stream.concat(Stream.of(mechanism.weight()), states).noneMatch(PartialOperations::areIn);
    }

    private static boolean areIn(Term term) {
        return isPartial(term) || TermParts.of(term).stream().anyMatch(PartialOperations::areIn);
    }

    private static boolean isPartial(Term term) {
        return switch (term) {
            case Term.Inverse _ -> true;
            case Term.Entmax entmax -> ExactNumber.of(entmax.alpha()).isEmpty();
            case Term.Apply apply ->
                switch (apply.function()) {
                    case LOG, SQRT -> true;
                    case DIVIDE ->
                        number(apply)
                                .filter(divisor -> divisor.getNumerator().signum() != 0)
                                .isEmpty();
                    case POWER ->
                        number(apply)
                                .filter(PartialOperations::isWholeAndNotNegative)
                                .isEmpty();
                    default -> false;
                };
            default -> false;
        };
    }

    /// The last argument, where it is a number of the text.
    private static Optional<BigFraction> number(Term.Apply apply) {
        return ExactNumber.of(apply.arguments().getLast());
    }

    private static boolean isWholeAndNotNegative(BigFraction exponent) {
        return exponent.getDenominator().bitLength() == 1
                && exponent.getNumerator().signum() >= 0;
    }
}
