package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;

/// `a_j = q . M_j`: what a recurrence that is linear in the query, or a product of the query with inverses,
/// gives the key j.
@AutoService(Claim.class)
public final class RowsLinearInTheQueryTellQueriesApartExactlyWhenTheySpan extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.LINEAR_ROWS;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all M_1, ..., M_n in R^d the row (q . M_j)_j is injective in q exactly when the M_j span R^d.",
                "(\\forall p \\ne q:\\; M p \\ne M q) \\iff \\operatorname{rank} M = d",
                List.of("M: every real n x d matrix", "p, q: every two queries"),
                "M p = M q is M (p - q) = 0; a kernel of M gives two queries with one row.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        return Case.of("")
                .with("M", vectors(random, 1 + random.nextInt(4), width, size))
                .withRow("p", Tokens.vector(random, width, size))
                .withRow("q", Tokens.vector(random, width, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.row("p").equals(instance.row("q"))),
                Hypothesis.necessary(
                        "the M_j span R^d",
                        instance -> matrix(instance).rank() == matrix(instance).columns(),
                        instance -> matrix(instance)
                                .nullVector()
                                .map(it -> instance.withRow("p", Entrywise.plus(instance.row("q"), ONE, it)))
                                .orElse(instance)));
    }

    private static RationalMatrix matrix(Case instance) {
        return new RationalMatrix(instance.rows("M"));
    }

    @Override
    Finding find(Case instance) {
        var difference = minus(instance.row("p"), instance.row("q"));
        boolean differ = instance.rows("M").stream()
                .anyMatch(row -> !Entrywise.dot(row, difference).equals(ZERO));
        return exact(differ, "whether the rows of p and q differ");
    }
}
