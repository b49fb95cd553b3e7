package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.Optional;
import java.util.stream.Stream;

/// The sign of the entries of a row follows from its form.
public final class SignsOfEntries implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return forms(reading)
                .map(form -> new Candidate(
                        new Goal.NonNegative(),
                        new Certificate.EntrySigns(form),
                        Evidence.PROVED,
                        "no entry can be negative, by the form of the row"));
    }

    /// The forms of the row by which the sign of its entries may show; none where the weight itself may show
    /// it.
    static Stream<Optional<RowForm>> forms(Reading reading) {
        return Stream.of(
                        Optional.<RowForm>empty(),
                        reading.rowForm(),
                        reading.rowForm().flatMap(RowFormSearch::withOffset))
                .distinct();
    }
}
