package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.TextRanges;
import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// Whether a text, as a function of the query with everything else held fixed, is continuous, and where it is
/// defined. Read off its operations, from the inside out: a quotient, a logarithm or an inverse of continuous
/// parts is continuous, and defined on an open set, since the numbers (matrices) that it allows are an open
/// set. What does not mention the query is a constant, or undefined at every query.
final class TextContinuity {
    /// What is known of a part; each says more than the one before it.
    private enum Known {
        NOTHING,
        /// The queries at which it is defined are an open set.
        OPEN_DOMAIN,
        /// So are these, and there it is continuous.
        CONTINUOUS
    }

    private TextContinuity() {}

    /// Continuous in the query, on an open set of queries.
    static boolean isContinuous(Term term) {
        return of(term) == Known.CONTINUOUS;
    }

    /// Defined on an open set of queries.
    static boolean hasOpenDomain(Term term) {
        return of(term) != Known.NOTHING;
    }

    static boolean mentionsQuery(Term term) {
        return term instanceof Term.Query || TermParts.of(term).stream().anyMatch(TextContinuity::mentionsQuery);
    }

    private static Known of(Term term) {
        if (!mentionsQuery(term)) {
            return Known.CONTINUOUS;
        }
        return switch (term) {
            case Term.Query _ -> Known.CONTINUOUS;
            case Term.Apply apply -> ofApply(apply);
            case Term.Dot _, Term.Product _, Term.Outer _, Term.Transpose _, Term.Diagonal _ -> ofParts(term);
            case Term.Concatenation _, Term.Literal _, Term.Roll _, Term.Rotary _ -> ofParts(term);
            case Term.OverEntries _, Term.OverKeys _, Term.Prefix _, Term.Softmax _ -> ofParts(term);
            case Term.Entmax entmax -> mentionsQuery(entmax.alpha()) ? Known.NOTHING : ofParts(term);
            case Term.Inverse inverse -> where(isContinuous(inverse.matrix()), inverse);
            default -> Known.NOTHING;
        };
    }

    private static Known ofParts(Term term) {
        return least(TermParts.of(term));
    }

    private static Known least(List<Term> parts) {
        return parts.stream().map(TextContinuity::of).min(Known::compareTo).orElse(Known.CONTINUOUS);
    }

    /// What is known of the parts, where the condition holds.
    private static Known where(boolean condition, Term term) {
        return condition ? ofParts(term) : Known.NOTHING;
    }

    private static Known ofApply(Term.Apply apply) {
        var first = apply.arguments().getFirst();
        var last = apply.arguments().getLast();
        return switch (apply.function()) {
            case ADD, SUBTRACT, MULTIPLY, NEGATE, MIN, MAX, ABS, RELU, LEAKY_RELU, ELU -> ofParts(apply);
            case EXP, SOFTPLUS, SIGMOID, TANH, SIN, COS -> ofParts(apply);
            case SIGN, STEP -> ofParts(apply) == Known.NOTHING ? Known.NOTHING : Known.OPEN_DOMAIN;
            case DIVIDE, LOG -> where(isContinuous(last), apply);
            case SQRT -> where(TextRanges.isNeverNegative(first), apply);
            case POWER ->
                ExactNumber.of(last)
                        .map(exponent -> ofPower(apply, first, exponent))
                        .orElseGet(() -> where(isContinuous(first), apply));
        };
    }

    /// Of an exponent that is no whole number the base may not be negative, and not 0 if the exponent is.
    private static Known ofPower(Term.Apply power, Term base, BigFraction exponent) {
        boolean whole = exponent.getDenominator().bitLength() == 1;
        boolean negative = exponent.getNumerator().signum() < 0;
        return negative ? where(isContinuous(base), power) : where(whole || TextRanges.isNeverNegative(base), power);
    }
}
