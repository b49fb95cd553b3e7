package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// How many dimensions the rows of all queries fill.
@AutoService(Claim.class)
public final class TheRowsOfLinearAttentionSpanOneDimensionLessThanTheFeatures
        implements Claim.Universal<Case>, Claim.Structural {
    /// Feature maps of one number, with as many features as they have.
    private static final Map<String, Integer> MAPS =
            Map.of("x", 1, "relu(x)", 1, "concat(x, x^2)", 2, "concat(1, relu(x))", 2, "concat(1, x, x^2)", 3);

    /// Kinds of rows, each with the dimension that is said of it, less m.
    private static final Map<String, Integer> KINDS =
            Map.of("divided, m - 1", -1, "InLine, m", 0, "InLine, m - 1", -1, "not divided, m - 1", -1);

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, m, n >= 1, phi: R^d -> R^m and keys K: the rows of linear attention of all "
                        + "queries lie in an affine subspace of dimension m - 1, those of InLine in one of "
                        + "dimension m.",
                "\\dim \\operatorname{aff} L_K(D) \\le m - 1, \\qquad \\dim \\operatorname{aff} "
                        + "\\mathrm{InL}_K(\\mathbb R^d) \\le m",
                List.of("phi: every map R^d -> R^m", "K: every n x d matrix", "D: the queries that have a row"),
                "L_K(q) = phi(K) g with g in the hyperplane g.s = 1 of R^m; InL_K(q) is 1/n plus the centred "
                        + "phi(K) applied to phi(q). Softmax is bound by neither: for different keys the "
                        + "exponentials of k_j.q are independent functions, so its rows fill all n - 1 "
                        + "dimensions of the simplex, however small d is.");
    }

    @Override
    public List<String> notShown() {
        return List.of("The part about softmax, which is softmax-rows-have-full-rank-even-on-a-line.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        String kind = Maps.oneOf(random, KINDS.keySet().stream().sorted().toList());
        String phi = Maps.oneOf(random, MAPS.keySet().stream().sorted().toList());
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(4), 5, 1, size);
        return Case.of(kind + "; phi(x) = " + phi).with("K", tokens.keys()).with("queries", tokens.queries());
    }

    private static String kind(Case instance) {
        return instance.setting().substring(0, instance.setting().indexOf(';'));
    }

    private static FeatureMap phi(Case instance) {
        String text = instance.setting().substring(instance.setting().indexOf('=') + 2);
        return new FeatureMap(text, 1, MAPS.getOrDefault(text, 0), Form.CONTINUOUS);
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "the dimension m - 1 is said of rows that are divided by their sum, m of InLine",
                instance -> kind(instance).equals("divided, m - 1")
                        || kind(instance).equals("InLine, m")));
    }

    private static Mechanism mechanism(Case instance) {
        FeatureMap phi = phi(instance);
        return switch (kind(instance).charAt(0)) {
            case 'd' -> phi.in(Written.linear("x"));
            case 'I' -> phi.in(Written.inline("x"));
            default -> phi.in(Written.undivided("x"));
        };
    }

    @Override
    public Finding conclusion(Case instance) {
        Mechanism mechanism = mechanism(instance);
        List<List<BigFraction>> rows = instance.rows("queries").stream()
                .flatMap(query -> Maps.row(mechanism, instance.rows("K"), query).stream())
                .toList();
        int said = phi(instance).features() + KINDS.getOrDefault(kind(instance), 0);
        int dimension = rows.size() < 2 ? 0 : dimension(rows);
        return new Finding.Exact(dimension <= said, "the rows span " + dimension + " dimensions, said are " + said);
    }

    private static int dimension(List<List<BigFraction>> rows) {
        return new RationalMatrix(IntStream.range(1, rows.size())
                        .mapToObj(i -> Entrywise.plus(rows.get(i), BigFraction.MINUS_ONE, rows.getFirst()))
                        .toList())
                .rank();
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                holds("relu-linear", "rank-bound"),
                holds("inline", "rank-bound"),
                Expectation.fails(Catalogue.mechanism("softmax"), "rank-bound"),
                holds("softmax", "full-rank"));
    }

    private static Expectation holds(String mechanism, String property) {
        return new Expectation(Catalogue.mechanism(mechanism), property, Verdict.HOLDS, Optional.empty(), false);
    }

    /// The decider is asked about some definitions; the statement speaks of all feature maps.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
