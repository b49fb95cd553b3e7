package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.Substitutions;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Two queries that always have one row.
public final class CollisionStrategies {
    private static final int REACH = 6;
    private static final List<QuerySubstitution> MOVED = List.of(
            QuerySubstitution.SCALED,
            QuerySubstitution.NEGATED,
            QuerySubstitution.SHIFTED,
            QuerySubstitution.SHIFTED_APART,
            QuerySubstitution.TURNED);
    private static final List<QuerySubstitution> CONSTANT = List.of(
            QuerySubstitution.ONE,
            QuerySubstitution.TWO,
            QuerySubstitution.MINUS_ONE,
            QuerySubstitution.MINUS_TWO,
            QuerySubstitution.ZERO,
            QuerySubstitution.FIVE);

    private CollisionStrategies() {}

    /// q moved in some way (scaled, negated, shifted) has the row of q.
    public static Stream<Strategy.Candidate> movedQuery(Reading reading) {
        return MOVED.stream().flatMap(moved -> family(reading, moved, QuerySubstitution.SAME));
    }

    /// Two fixed queries have one row, for all K.
    public static Stream<Strategy.Candidate> fixedQueries(Reading reading) {
        return IntStream.range(0, CONSTANT.size())
                .boxed()
                .flatMap(first -> IntStream.range(first + 1, CONSTANT.size())
                        .boxed()
                        .flatMap(second -> family(reading, CONSTANT.get(first), CONSTANT.get(second))));
    }

    private static Stream<Strategy.Candidate> family(
            Reading reading, QuerySubstitution first, QuerySubstitution second) {
        boolean same = reading.form()
                .filter(form -> Substitutions.sameRow(form.weight(), first, second))
                .isPresent();
        if (!same) {
            return Stream.empty();
        }
        var example = CollisionSearch.of(reading.mechanism()).find(query -> moved(query, first));
        var certificate = new Certificate.CollisionFamily(first, second, example);
        var family = second == QuerySubstitution.SAME
                ? "p = " + first.text() + " has the row of q for every K"
                : "q = " + first.text() + " and p = " + second.text() + " have one row for every K";
        return Stream.of(candidate(certificate, family + example(example)));
    }

    /// The query that the substitution makes for c = 2 and t = 1, where it is an exact one.
    private static Optional<List<BigFraction>> moved(List<BigFraction> query, QuerySubstitution substitution) {
        return switch (substitution) {
            case SCALED ->
                Optional.of(query.stream().map(entry -> entry.multiply(2)).toList());
            case NEGATED -> Optional.of(query.stream().map(BigFraction::negate).toList());
            case SHIFTED ->
                Optional.of(query.stream().map(entry -> entry.add(1)).toList());
            case SAME, SHIFTED_APART, TURNED, MINUS_TWO, MINUS_ONE, ZERO, ONE, TWO, FIVE -> Optional.empty();
        };
    }

    private static Strategy.Candidate candidate(Certificate certificate, String because) {
        return new Strategy.Candidate(new Goal.NeverInjective(), certificate, Evidence.PROVED, because);
    }

    private static String example(Optional<Collision> example) {
        return example.map(collision -> "; exactly, q = "
                        + Show.vector(collision.point().query()) + " and p = " + Show.vector(collision.other())
                        + " at K = " + Show.matrix(collision.point().keys()))
                .orElse("");
    }

    /// p = phi^-1(c phi(q)) for a map phi that is strictly monotone in each coordinate.
    public static Stream<Strategy.Candidate> inverse(Reading reading) {
        return factorised(reading).map(form -> {
            var example = CollisionSearch.of(reading.mechanism()).find();
            var certificate = new Certificate.InverseFamily(form, blocks(form), example);
            return candidate(
                    certificate,
                    "p = phi^-1(c phi(q)) has the row of q for every K and every c near enough to 1"
                            + example(example));
        });
    }

    private static Stream<RowForm> factorised(Reading reading) {
        return reading.rowForm().stream()
                .filter(form -> new Factoriser(false).factorise(form.score()).isPresent());
    }

    private static List<FeatureBlock> blocks(RowForm form) {
        return new Factoriser(false).factorise(form.score()).orElseThrow();
    }

    /// Three coordinates at which a continuous phi turns round.
    public static Stream<Strategy.Candidate> turningPoint(Reading reading) {
        return factorised(reading).flatMap(form -> {
            var blocks = blocks(form);
            var attempts = new ArrayList<Strategy.Candidate>();
            for (int middle = -REACH; middle <= REACH; middle++) {
                for (int step = 1; step <= REACH; step++) {
                    var certificate = new Certificate.IntermediateValue(
                            form,
                            blocks,
                            new BigFraction(middle - step),
                            new BigFraction(middle),
                            new BigFraction(middle + step));
                    attempts.add(candidate(
                            certificate,
                            "phi turns round between " + (middle - step) + " and " + (middle + step)
                                    + ", so it takes one value twice"));
                }
            }
            return attempts.stream();
        });
    }

    /// The scale F vanishes at a sum of scores that many queries reach.
    public static Stream<Strategy.Candidate> collapse(Reading reading) {
        return reading.rowForm().stream()
                .flatMap(form -> Stream.of(BigFraction.MINUS_ONE, BigFraction.ONE)
                        .map(sum -> candidate(
                                new Certificate.Collapse(form, sum),
                                "F(" + sum.intValue() + ") = 0: all queries with S = " + sum.intValue()
                                        + " have one row")));
    }
}
