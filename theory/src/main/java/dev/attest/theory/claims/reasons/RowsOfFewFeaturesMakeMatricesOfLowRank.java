package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/// The matrix of the rows of n queries, without a mask.
@AutoService(Claim.class)
public final class RowsOfFewFeaturesMakeMatricesOfLowRank extends Reason {
    /// @param text     of a definition
    /// @param features m as a function of d
    /// @param products its score is a sum of m feature products
    /// @param shifted  G is not 0, and no feature is counted for it
    private record Form(String text, IntUnaryOperator features, boolean products, boolean shifted) {}

    private static final List<Form> FORMS = List.of(
            new Form("weight = dot(q, k)", d -> d, true, false),
            new Form("score = dot(relu(q), relu(k)) + 1; weight = score / sum(score)", d -> d + 1, true, false),
            new Form("score = 1 + dot(q, k)^2; weight = score / sum(score)", d -> d * (d + 1) / 2 + 1, true, false),
            new Form("score = dot(q, k); weight = score - mean(score) + 1/n", d -> d + 1, true, false),
            new Form("score = dot(q, k); weight = score - mean(score) + 1/n", d -> d, true, true),
            new Form("weight = 1 / (1 + dot(q - k, q - k))", d -> d, false, false));

    @Override
    Theorem theorem() {
        return Theorem.RANK_OF_PRODUCTS;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all queries and keys the matrix of rows F(S_i) phi(q_i) . psi(k_j) + G(S_i) with m features has rank "
                        + "m + 1 at most, and m where G is 0.",
                "\\operatorname{rank} \\left(F(S_i)\\, \\phi(q_i) \\cdot \\psi(k_j)\\right)_{ij} \\le m",
                List.of("Q, K: every n queries and n keys with rows", "no mask"),
                "It is the product of an n x m and an m x n matrix, and G adds one column times a row of ones.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        int form = random.nextInt(FORMS.size());
        int count = 1 + random.nextInt(size + 2);
        return Case.of(FORMS.get(form).text())
                .withNumber("m", number(FORMS.get(form).features().applyAsInt(width)))
                .with("K", vectors(random, count, width, size + 1))
                .with("Q", vectors(random, count, width, size + 1));
    }

    private static Form form(Case instance) {
        int width = instance.rows("K").getFirst().size();
        return FORMS.stream()
                .filter(form -> form.text().equals(instance.setting())
                        && number(form.features().applyAsInt(width)).equals(instance.number("m")))
                .findFirst()
                .orElse(new Form(instance.setting(), d -> d, false, true));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the score is a sum of m feature products",
                        instance -> form(instance).products()),
                Hypothesis.of("G is 0, or counted", instance -> !form(instance).shifted()));
    }

    @Override
    Finding find(Case instance) {
        var text = Definitions.written(instance.setting());
        var matrix = new RationalMatrix(instance.rows("Q").stream()
                .map(query -> Rows.row(new Rationals(), text, instance.rows("K"), query))
                .toList());
        return isAtMost(number(matrix.rank()), instance.number("m"));
    }
}
