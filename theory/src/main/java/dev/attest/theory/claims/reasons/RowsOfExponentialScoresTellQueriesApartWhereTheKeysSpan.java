package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.FeatureMap.Form;
import java.util.List;

/// From exponentials to their exponents.
@AutoService(Claim.class)
public final class RowsOfExponentialScoresTellQueriesApartWhereTheKeysSpan extends TellingQueriesApart {
    private static final String FEATURES = "alpha is injective";

    @Override
    Theorem theorem() {
        return Theorem.EXPONENTIAL_SCORES;
    }

    @Override
    String requirement() {
        return FEATURES;
    }

    @Override
    List<Form> forms() {
        return List.of(
                Form.right("weight = softmax(dot(q, k))", true),
                Form.right("weight = softmax(dot(q, k) - dot(k, k))", true),
                Form.right("weight = exp(dot(q, k))", false),
                Form.opposite("weight = softmax(dot(q^2, k))", true, FEATURES),
                Form.opposite("weight = exp(dot(abs(q), k))", false, FEATURES));
    }

    @Override
    public Statement statement() {
        return derived(
                "For all scores h(k_j) e^(alpha(q) . beta(k_j)), h > 0, alpha injective: where rank beta(K) = r, different "
                        + "queries have different scores; where rank [beta(K) 1] = r + 1, different queries have scores that "
                        + "differ by more than a factor, so that dividing by their sum keeps them apart.",
                "\\operatorname{rank} [\\beta(K)\\; 1] = r + 1 \\implies \\left(\\alpha(p) \\ne \\alpha(q) \\Rightarrow "
                        + "\\tfrac{s(p)}{S(p)} \\ne \\tfrac{s(q)}{S(q)}\\right)",
                List.of("K: every K with the rank", "p, q: every two queries"),
                "Logarithms of scores that are equal up to a factor differ by a constant: beta(K) (alpha(p) - alpha(q)) = "
                        + "c 1. With full column rank c and the bracket vanish.");
    }
}
