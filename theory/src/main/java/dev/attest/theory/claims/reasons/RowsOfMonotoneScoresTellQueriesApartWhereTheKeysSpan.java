package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.FeatureMap.Form;
import java.util.List;

/// From monotone functions of inner products to these.
@AutoService(Claim.class)
public final class RowsOfMonotoneScoresTellQueriesApartWhereTheKeysSpan extends TellingQueriesApart {
    private static final String MONOTONE = "h is strictly monotone";

    @Override
    Theorem theorem() {
        return Theorem.MONOTONE_SCORES;
    }

    @Override
    String requirement() {
        return MONOTONE;
    }

    @Override
    List<Form> forms() {
        return List.of(
                Form.right("weight = dot(q, k)^3", false),
                Form.right("u = dot(q, k); weight = 2 * u + abs(u)", false),
                Form.right("weight = 1 / (1 + exp(-dot(q, k)))", false),
                Form.opposite("weight = dot(q, k)^2", false, MONOTONE),
                Form.opposite("weight = exp(abs(dot(q, k)))", false, MONOTONE));
    }

    @Override
    public Statement statement() {
        return derived(
                "For all scores h(q . k_j) with h strictly monotone and K of rank d: different queries have different "
                        + "scores.",
                "\\operatorname{rank} K = d \\implies (p \\ne q \\Rightarrow (h(p \\cdot k_j))_j \\ne "
                        + "(h(q \\cdot k_j))_j)",
                List.of("K: every K of rank d", "p, q: every two queries"),
                "h(p . k_j) = h(q . k_j) gives p . k_j = q . k_j for all j, and K (p - q) = 0.");
    }
}
