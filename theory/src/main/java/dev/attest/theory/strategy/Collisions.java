package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.Substitutions;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// What strategies that look for collisions share.
final class Collisions {
    private Collisions() {}

    /// Two queries made from any query, where their rows are equal by form.
    static Stream<Strategy.Candidate> family(Reading reading, QuerySubstitution first, QuerySubstitution second) {
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
            default -> Optional.empty();
        };
    }

    static Strategy.Candidate candidate(Certificate certificate, String because) {
        return new Strategy.Candidate(new Goal.NeverInjective(), certificate, Evidence.PROVED, because);
    }

    static String example(Optional<Collision> example) {
        return example.map(collision -> "; exactly, q = "
                        + Show.vector(collision.point().query()) + " and p = " + Show.vector(collision.other())
                        + " at K = " + Show.matrix(collision.point().keys()))
                .orElse("");
    }

    /// The row form, where its score is a finite sum of feature products.
    static Stream<RowForm> factorised(Reading reading) {
        return reading.rowForm().stream()
                .filter(form -> new Factoriser(false).factorise(form.score()).isPresent());
    }

    static List<FeatureBlock> blocks(RowForm form) {
        return new Factoriser(false).factorise(form.score()).orElseThrow();
    }
}
