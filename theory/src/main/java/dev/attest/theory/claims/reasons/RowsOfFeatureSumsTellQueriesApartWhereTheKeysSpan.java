package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap.Form;
import java.util.List;

/// From sums of feature products to the features of the query.
@AutoService(Claim.class)
public final class RowsOfFeatureSumsTellQueriesApartWhereTheKeysSpan extends TellingQueriesApart {
    private static final String FEATURES = "phi is injective, up to a factor where the row is divided";

    @Override
    Theorem theorem() {
        return Theorem.FEATURE_SUMS;
    }

    @Override
    String requirement() {
        return FEATURES;
    }

    @Override
    List<Form> forms() {
        return List.of(
                Form.right("weight = dot(q, k)", false),
                Form.right("score = dot(q, k); weight = score - mean(score) + 1/n", true),
                Form.right("score = dot(concat(1, q), concat(1, k)); weight = score / sum(score)", true),
                Form.opposite("weight = dot(q^2, k)", false, FEATURES),
                new Form(
                        "score = dot(q, k); weight = score / sum(score)",
                        false,
                        FEATURES,
                        query -> Entrywise.times(number(2), query)));
    }

    @Override
    public Statement statement() {
        return derived(
                "For all rows a_j = F(S) s_j + G(S) with s_j = phi(q) . psi(k_j) that give the scores, or give them up to "
                        + "a constant or a factor, all K for which psi(K), or [psi(K) 1], has full column rank, and "
                        + "phi injective, up to a factor where the scores are known up to one: different queries have "
                        + "different rows.",
                "\\operatorname{rank} \\psi(K) = m,\\; \\phi \\text{ injective} \\implies (p \\ne q \\Rightarrow "
                        + "a_K(p) \\ne a_K(q))",
                List.of("K: every K with the rank", "p, q: every two queries with rows"),
                "psi(K) (phi(p) - phi(q)) = 0 or = c 1, resp. psi(K) (phi(p) - c phi(q)) = 0: with full column rank the "
                        + "bracket, and c, vanish. Tried with psi(k) = k, with a constant beside it, and on maps that are "
                        + "even or homogeneous.");
    }
}
