package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.normal.Polynomial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A row as a sum of rows `F(S) s_j + G(S)`: itself, or one for each of its terms.
final class RowParts {
    private static final int MOST_PARTS = 8;

    private RowParts() {}

    static Optional<List<RowForm>> of(Reading reading) {
        if (reading.rowForm().isPresent()) {
            return reading.rowForm().map(List::of);
        }
        return reading.form().flatMap(form -> ofTerms(form.weight()));
    }

    private static Optional<List<RowForm>> ofTerms(Polynomial weight) {
        if (weight.terms().size() > MOST_PARTS) {
            return Optional.empty();
        }
        var parts = new ArrayList<RowForm>();
        for (var term : weight.terms().entrySet()) {
            var part = new RowFormSearch(Polynomial.of(term.getKey(), term.getValue())).find();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts);
    }
}
