package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap.Form;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// From powers of a positive sum of feature products, up to a factor, to that sum.
@AutoService(Claim.class)
public final class PowersOfFeatureSumsTellQueriesApartWhereTheKeysSpan extends TellingQueriesApart {
    private static final String POSITIVE = "the sum under the power is positive";

    @Override
    Theorem theorem() {
        return Theorem.POWERS;
    }

    @Override
    String requirement() {
        return POSITIVE;
    }

    @Override
    List<Form> forms() {
        return List.of(
                Form.right("weight = 1 / (1 + dot(q - k, q - k))", true),
                Form.right("weight = (1 + dot(q - k, q - k))^-2", true),
                Form.opposite("weight = dot(q, k)^2", true, POSITIVE),
                Form.opposite("weight = dot(q, k)^-2", true, POSITIVE));
    }

    /// The mirror image of q in the hyperplane of the keys.
    @Override
    List<BigFraction> moved(Case instance, List<BigFraction> direction, BigFraction offset) {
        var square = Entrywise.dot(direction, direction);
        if (square.equals(ZERO)) {
            return instance.row("q");
        }
        var height = Entrywise.dot(direction, instance.row("q")).add(offset);
        return Entrywise.plus(instance.row("q"), height.multiply(-2).divide(square), direction);
    }

    @Override
    public Statement statement() {
        return derived(
                "For all scores u^r, r not 0, u = 1 + |q - k_j|^2 or another positive sum of feature products: equal scores "
                        + "have equal u, scores equal up to a factor have u that are so; where rank [K 1] = d + 1, "
                        + "different queries have different scores of this u.",
                "u^r(p) = c\\, u^r(q),\\; u > 0 \\implies u(p) = c^{1/r} u(q)",
                List.of("K: every K with the rank", "p, q: every two queries", "r: every number but 0"),
                "A power is injective on the positive numbers, and c > 0. |p - k_j|^2 = |q - k_j|^2 for all j says that "
                        + "all keys lie on one hyperplane if p and q differ.");
    }
}
