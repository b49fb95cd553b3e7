package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A positional bias leaves softmax injective in the query at one position; the rows of two positions can
/// agree.
@AutoService(Claim.class)
public final class SoftmaxWithABiasIsInjectiveAtEachPositionAlone implements Claim.Universal<Case> {
    private final Mechanism biased = Definitions.written("input b : scalar; weight = softmax(dot(q, k) + b)");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, n >= 1, keys that span R^d affinely and biases beta in R^n: different queries at "
                        + "one position have different rows softmax(K q + beta). At two positions with biases "
                        + "beta and beta' the rows of p and q are equal exactly when K(p - q) + beta - beta' "
                        + "is a multiple of 1.",
                "\\operatorname{softmax}(Kp + \\beta) = \\operatorname{softmax}(Kq + \\beta') \\iff K(p - q) "
                        + "+ \\beta - \\beta' \\in \\mathbb R \\mathbf 1",
                List.of(
                        "K: every real n x d matrix with rank [K 1] = d + 1",
                        "p, q: all of R^d; the scores of the catalogue are these with q / sqrt(d) for q",
                        "beta, beta': a number for each key, as of relative positions"),
                "Rows are equal exactly when their exponents differ by one number. With one bias that is K(p "
                        + "- q) = c 1. With two it can also be made up for by the biases: beta' = beta + K(p "
                        + "- q).",
                "Lindemann-Weierstrass (that two rows of exponentials differ is decided exactly)");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(width + 2), 2, width, size);
        List<BigFraction> bias = Tokens.vector(random, tokens.keyCount(), size);
        List<BigFraction> other = random.nextBoolean() ? bias : Tokens.vector(random, tokens.keyCount(), size);
        return Case.of("")
                .with("K", tokens.keys())
                .withRow("p", tokens.query(0))
                .withRow("q", tokens.query(1))
                .withRow("beta of p", bias)
                .withRow("beta of q", other);
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.row("p").equals(instance.row("q"))),
                new Hypothesis<>(
                        "the keys affinely span R^d: rank [K 1] = d + 1",
                        instance -> keys(instance).rank() == instance.row("q").size() + 1,
                        SoftmaxWithABiasIsInjectiveAtEachPositionAlone::alongTheKernel,
                        true,
                        Optional.empty()),
                Hypothesis.necessary(
                        "both queries are at one position: they have one bias",
                        instance -> instance.row("beta of p").equals(instance.row("beta of q")),
                        SoftmaxWithABiasIsInjectiveAtEachPositionAlone::madeUpFor));
    }

    private static RationalMatrix keys(Case instance) {
        return new RationalMatrix(instance.rows("K")).withOnes();
    }

    /// q = p + w for a w other than 0 with K w a multiple of 1.
    private static Case alongTheKernel(Case instance) {
        int width = instance.row("q").size();
        return keys(instance)
                .nullVector()
                .map(kernel -> Entrywise.plus(instance.row("p"), BigFraction.ONE, kernel.subList(0, width)))
                .map(q -> instance.withRow("q", q))
                .orElse(instance);
    }

    /// The bias of q that has the row of p: beta + K(p - q).
    private static Case madeUpFor(Case instance) {
        List<BigFraction> difference = Entrywise.plus(instance.row("p"), BigFraction.MINUS_ONE, instance.row("q"));
        return instance.withRow(
                "beta of q",
                IntStream.range(0, instance.rows("K").size())
                        .mapToObj(j -> instance.row("beta of p")
                                .get(j)
                                .add(Entrywise.dot(instance.rows("K").get(j), difference)))
                        .toList());
    }

    @Override
    public Finding conclusion(Case instance) {
        boolean equal = Rows.same(row(instance, "p"), row(instance, "q"));
        return new Finding.Exact(!equal, "the rows of p and q " + (equal ? "are equal" : "differ"));
    }

    private List<Exponential> row(Case instance, String name) {
        List<BigFraction> query = instance.row(name);
        List<List<List<BigFraction>>> bias = instance.row("beta of " + name).stream()
                .map(entry -> List.of(List.of(entry)))
                .toList();
        var keys = instance.rows("K");
        var point = new Point(
                Map.of("d", query.size(), "dv", query.size()),
                query,
                keys,
                keys.size() - 1,
                List.of(),
                Map.of(),
                Map.of("b", bias));
        return new Evaluator<>(new Exponentials(), biased, point).row();
    }
}
