package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two fixed queries have one row, for all K.
public final class FixedQueries implements Strategy {
    private static final List<QuerySubstitution> CONSTANT = List.of(
            QuerySubstitution.ONE,
            QuerySubstitution.TWO,
            QuerySubstitution.MINUS_ONE,
            QuerySubstitution.MINUS_TWO,
            QuerySubstitution.ZERO,
            QuerySubstitution.FIVE,
            QuerySubstitution.MINUS_QUARTER_FIRST,
            QuerySubstitution.QUARTER_FIRST);

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return IntStream.range(0, CONSTANT.size())
                .boxed()
                .flatMap(first -> IntStream.range(first + 1, CONSTANT.size())
                        .boxed()
                        .flatMap(second -> Collisions.family(reading, CONSTANT.get(first), CONSTANT.get(second))));
    }
}
