package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Ways of writing a row as a sum of rows `F(S) s_j + G(S)`: itself, with a constant in the score or without; a
/// row that does not mention its key as a score of 1 or as its own score; one row for each term.
final class RowParts {
    private static final int MOST_PARTS = 8;

    private RowParts() {}

    static Stream<List<RowForm>> of(Reading reading) {
        return Stream.concat(
                forms(reading).map(List::of), reading.form().flatMap(form -> ofTerms(form.weight())).stream());
    }

    /// Of the row as one.
    static Stream<RowForm> forms(Reading reading) {
        return reading.rowForm()
                .map(form -> Stream.concat(Stream.of(form), RowFormSearch.withOffset(form).stream()))
                .orElseGet(() -> reading.form().stream().flatMap(form -> ofSameEntries(form.weight())));
    }

    private static Stream<RowForm> ofSameEntries(Polynomial weight) {
        if (Uses.key(weight, Atom.HERE) || Uses.keyReduction(weight)) {
            return Stream.empty();
        }
        return Stream.of(
                new RowForm(Polynomial.ONE, weight, Polynomial.ZERO),
                new RowForm(weight, Polynomial.ONE, Polynomial.ZERO));
    }

    private static Optional<List<RowForm>> ofTerms(Polynomial weight) {
        if (weight.terms().size() > MOST_PARTS || weight.terms().size() < 2) {
            return Optional.empty();
        }
        var parts = new ArrayList<RowForm>();
        for (var term : weight.terms().entrySet()) {
            var positive = Polynomial.of(term.getKey(), term.getValue().abs());
            var part = new RowFormSearch(positive).find();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            boolean same = positive.firstCoefficient().equals(term.getValue());
            parts.add(same ? part.get() : negated(part.get()));
        }
        return Optional.of(parts);
    }

    private static RowForm negated(RowForm form) {
        return new RowForm(form.score(), form.scale().negate(), form.shift().negate());
    }
}
