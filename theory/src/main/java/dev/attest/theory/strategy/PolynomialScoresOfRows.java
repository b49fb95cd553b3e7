package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.PolynomialScores;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.theorem.EntropyTheorem;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.statement.Evidence;
import java.util.List;
import java.util.stream.Stream;

/// Scores that are polynomials of one inner product: the row can reach a vertex only where a key stands apart.
public final class PolynomialScoresOfRows implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowParts.forms(reading)
                .flatMap(PolynomialScoresOfRows::evidence)
                .flatMap(evidence -> EntropyTheorem.ofPolynomialScores(
                                reading.form().orElseThrow(), evidence)
                        .stream()
                        .map(floor -> new Candidate(
                                floor,
                                evidence,
                                Evidence.PROVED,
                                "the scores are a polynomial of q . psi(k): rows tend to one key only along a direction "
                                        + "orthogonal to all other psi(k_l)")));
    }

    /// The summand of the inner product without the entry of the query.
    private static Stream<PolynomialScores> evidence(RowForm form) {
        return ScoreSigns.innerProduct(form.score()).stream().map(inner -> {
            var entry = Polynomial.of(new Atom.QueryEntry(false, inner.index()));
            var key = Substitution.rename(inner.body().dividedBy(entry), inner.index(), "a1");
            var query = Polynomial.of(new Atom.QueryEntry(false, "a1"));
            return new PolynomialScores(form, new FeatureBlock(List.of("a1"), List.of("d"), query, key));
        });
    }
}
