package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.certificate.theorem.TextDegree;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.random.RandomGenerator;

/// Why a row that is made of homogeneous parts, of degree 0 in the query, never tells q from c q.
@AutoService(Claim.class)
public final class RowsOfTextsOfDegreeZeroStayTheSameAlongRays extends Reason {
    private static final List<String> TEXTS = List.of(
            "phi(x) = relu(x); score = dot(phi(q), phi(k)); weight = score / sum(score)",
            "score = dot(q, k)^2; weight = score / sum(score)",
            "score = dot(q, k); weight = score / sum(abs(score))",
            "weight = sign(dot(q, k)) * max(dot(k, k))",
            "weight = softmax(dot(q, k))",
            "score = dot(q, k); weight = score - mean(score) + 1/n");

    @Override
    Theorem theorem() {
        return Theorem.DEGREES;
    }

    @Override
    public Statement statement() {
        return derived(
                "For every text whose parts are homogeneous in q, the weight of degree 0, all keys, queries q and c > 0: "
                        + "the rows of q and c q are both undefined, or equal.",
                "t(c q) = c^{r_t}\\, t(q) \\text{ for every part } t,\\; r_{\\text{weight}} = 0,\\; c > 0 \\implies "
                        + "a_K(c q) = a_K(q)",
                List.of("K: every real n x d matrix", "q: every query", "c: every positive number"),
                "By induction over the parts: products add degrees, powers multiply them, sums and maxima need equal "
                        + "ones, and a function of parts of degree 0 has degree 0. A part vanishes at c q where it does at q.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        return Case.of(oneOf(random, TEXTS))
                .with("K", vectors(random, 1 + random.nextInt(size + 1), width, size))
                .withRow("q", Tokens.vector(random, width, size))
                .withNumber("c", fraction(random, size + 1));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the text has degree 0, part by part",
                        instance -> TextDegree.isZero(
                                Definitions.written(instance.setting()).weight())),
                Hypothesis.of("c > 0", instance -> below(ZERO, instance.number("c"))));
    }

    @Override
    Finding find(Case instance) {
        var text = Definitions.written(instance.setting());
        var here = Rows.exact(text, instance.rows("K"), instance.row("q"));
        var there = Rows.exact(text, instance.rows("K"), Entrywise.times(instance.number("c"), instance.row("q")));
        boolean same = here.isPresent() && there.isPresent()
                ? Rows.same(here.get(), there.get())
                : here.isEmpty() && there.isEmpty();
        return exact(same, "rows " + here + " and " + there);
    }
}
