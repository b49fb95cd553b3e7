package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import java.util.List;
import java.util.stream.Stream;

/// The query moved in some way (scaled, negated, shifted) has the row of the query.
public final class MovedQuery implements Strategy {
    private static final List<QuerySubstitution> MOVED = List.of(
            QuerySubstitution.SCALED,
            QuerySubstitution.NEGATED,
            QuerySubstitution.SHIFTED,
            QuerySubstitution.SHIFTED_APART,
            QuerySubstitution.TURNED);

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return MOVED.stream().flatMap(moved -> Collisions.family(reading, moved, QuerySubstitution.SAME));
    }
}
