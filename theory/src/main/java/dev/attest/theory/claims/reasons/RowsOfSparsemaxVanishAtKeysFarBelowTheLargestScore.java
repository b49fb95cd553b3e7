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

/// Why a row of sparsemax stays the same once the query is long enough.
@AutoService(Claim.class)
public final class RowsOfSparsemaxVanishAtKeysFarBelowTheLargestScore extends Reason {
    private static final String SPARSEMAX = "weight = sparsemax(dot(q, k))";

    @Override
    Theorem theorem() {
        return Theorem.SATURATION;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all alpha > 1 and scores u of which u_1 is 1 / (alpha - 1) or more below another: the row of entmax, "
                        + "for alpha = 2 of sparsemax, is 0 at the key 1, and is the row of the other scores at the others.",
                "u_1 \\le \\max_l u_l - \\tfrac{1}{\\alpha - 1} \\implies a_1 = 0",
                List.of("u: every n numbers", "alpha: every number above 1; tried at 2"),
                "With t so that sum_l max((alpha - 1) u_l - t, 0)^(1/(alpha - 1)) = 1 the largest summand is 1 at most, so t "
                        + ">= (alpha - 1) max u - 1 >= (alpha - 1) u_1, and the first summand is 0. A constant added to u is "
                        + "added to t.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of(oneOf(random, List.of(SPARSEMAX, SPARSEMAX, "weight = softmax(dot(q, k))")))
                .with(
                        "u",
                        fractions(random, 2 + random.nextInt(size + 1), size).stream()
                                .map(List::of)
                                .toList());
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the row is one of sparsemax",
                        instance -> instance.setting().equals(SPARSEMAX)),
                Hypothesis.of(
                        "the score of the key 1 is 1 or more below another",
                        instance -> instance.rows("u").stream()
                                .anyMatch(score -> atMost(
                                        instance.rows("u").getFirst().getFirst().add(ONE), score.getFirst()))));
    }

    @Override
    Finding find(Case instance) {
        var keys = instance.rows("u");
        var text = Definitions.written(instance.setting());
        var row = Rows.exact(text, keys, List.of(ONE)).orElseThrow();
        var others =
                Rows.exact(text, keys.subList(1, keys.size()), List.of(ONE)).orElseThrow();
        return exact(isZero(row.getFirst()) && Rows.same(row.subList(1, row.size()), others), "the row is " + row);
    }
}
