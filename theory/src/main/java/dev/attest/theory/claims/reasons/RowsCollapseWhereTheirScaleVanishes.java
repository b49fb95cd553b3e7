package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Magnitude-aware rows with scores of both signs: every query with S = -1 has one row.
@AutoService(Claim.class)
public final class RowsCollapseWhereTheirScaleVanishes extends Reason {
    private static final String MAGNITUDE = "score = dot(q, k); weight = (1 + 1 / sum(score)) * score - sum(score) / n";

    @Override
    Theorem theorem() {
        return Theorem.COLLAPSE;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all rows a_j = F(S) s_j + G(S) with scores linear in q, F = 0 at one value S_0 and S not 0 throughout, "
                        + "d >= 2: two different queries have one row.",
                "F(S_0) = 0,\\; w = \\textstyle\\sum_j k_j \\ne 0,\\; d \\ge 2 \\implies \\exists p \\ne q:\\; a_K(p) = "
                        + "a_K(q)",
                List.of("K: every K with sum_j k_j other than 0", "tried with F = 1 + 1/S, G = -S/n, S_0 = -1"),
                "S takes the value S_0 on a hyperplane of queries, which for d >= 2 has more than one point, and there "
                        + "every entry is G(S_0).");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        var texts = List.of(MAGNITUDE, MAGNITUDE, "score = dot(q, k); weight = score - mean(score) + 1/n");
        return Case.of(oneOf(random, texts))
                .with("K", vectors(random, 1 + random.nextInt(size), 1 + random.nextInt(3), size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "d >= 2", instance -> instance.rows("K").getFirst().size() >= 2),
                Hypothesis.of("F = 0 at S = -1", instance -> instance.setting().equals(MAGNITUDE)),
                Hypothesis.of(
                                "sum_j k_j is not 0",
                                (Case instance) -> !Entrywise.dot(total(instance), total(instance))
                                        .equals(ZERO))
                        .technical("if it is 0 then so is S, and no query has a row"));
    }

    private static List<BigFraction> total(Case instance) {
        return instance.rows("K").stream()
                .reduce((left, right) -> Entrywise.plus(left, ONE, right))
                .orElseThrow();
    }

    @Override
    Finding find(Case instance) {
        var total = total(instance);
        if (total.size() < 2) {
            return exact(false, "the line has one query with S = -1");
        }
        var query = Entrywise.times(Entrywise.dot(total, total).reciprocal().negate(), total);
        var aside = new RationalMatrix(List.of(total)).nullVector().orElseThrow();
        var other = Entrywise.plus(query, ONE, aside);
        boolean equal = Rows.equal(Definitions.written(instance.setting()), instance.rows("K"), query, other);
        return exact(equal, "whether two queries with S = -1 have one row");
    }
}
