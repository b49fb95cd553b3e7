package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Rows;
import java.util.List;
import java.util.random.RandomGenerator;

/// From rectified inner products to the query: keys on one side are not enough.
@AutoService(Claim.class)
public final class ScoresOfOneRectifiedProductTellQueriesApartWhereHalfSpacesSpan extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.MONOTONE_SCORES;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all K such that every open half-space with 0 on its edge holds d independent keys, different queries "
                        + "have different scores max(q . k_j, 0).",
                "\\left(\\forall w \\ne 0:\\; \\operatorname{rank}\\{k_j : w \\cdot k_j > 0\\} = d\\right) \\implies "
                        + "(p \\ne q \\Rightarrow \\max(K p, 0) \\ne \\max(K q, 0))",
                List.of("K: every K with that property", "p, q: every two queries"),
                "Let q be other than p, and not 0. Equal scores give k_j . p = k_j . q for the keys with k_j . q > 0, and "
                        + "d of these are independent. Tried for d = 1 with two keys or more, where it says keys of both "
                        + "signs.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of("d = 1, weight = relu(dot(q, k))")
                .with("K", vectors(random, 1 + random.nextInt(3), 1, size))
                .withNumber("p", fraction(random, size))
                .withNumber("q", fraction(random, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.row("p").equals(instance.row("q"))),
                Hypothesis.of(
                        "keys on both sides",
                        instance -> instance.rows("K").stream().anyMatch(key -> below(key.getFirst(), ZERO))
                                && instance.rows("K").stream().anyMatch(key -> below(ZERO, key.getFirst()))));
    }

    @Override
    Finding find(Case instance) {
        var text = Definitions.written("weight = relu(dot(q, k))");
        return exact(
                !Rows.equal(text, instance.rows("K"), instance.row("p"), instance.row("q")),
                "whether the two rows differ");
    }
}
