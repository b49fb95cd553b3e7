package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.ExactText;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// How little an epsilon in the divisor helps.
@AutoService(Claim.class)
public final class RowsThatAnEpsilonTellsApartDifferByAMultipleOfIt implements Claim.Universal<QueriesAndEpsilon> {
    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, m, n >= 1, phi: R^d -> R^m, keys K, epsilon and queries with phi(p) = c phi(q): "
                        + "the rows with epsilon differ by exactly epsilon S (c - 1) / ((c S + epsilon)(S + "
                        + "epsilon)) times the row of q without epsilon, where S = phi(q).s is not 0. Where "
                        + "scores are not negative, that is at most epsilon |c - 1| / (c S) in the 1-norm.",
                "\\phi(p) = c\\,\\phi(q) \\implies L^\\varepsilon_K(p) - L^\\varepsilon_K(q) = "
                        + "\\frac{\\varepsilon S (c - 1)}{(cS + \\varepsilon)(S + \\varepsilon)}\\,L_K(q)",
                List.of(
                        "phi: every map R^d -> R^m",
                        "K: every n x d matrix",
                        "p, q: where c S + epsilon, S + epsilon and S are not 0; s = sum_j phi(k_j)"),
                "L^epsilon(q) = S/(S + epsilon) L(q), and for p the same with c S for S, as L(p) = L(q).");
    }

    @Override
    public QueriesAndEpsilon draw(RandomGenerator random, int size) {
        FeaturesAndQueries instance = Maps.draw(random, size);
        var c = new BigFraction(1 + random.nextInt(4), 1 + random.nextInt(2));
        boolean multiple = random.nextInt(4) > 0;
        return new QueriesAndEpsilon(
                multiple ? instance.withQ(Entrywise.times(c, instance.p())) : instance,
                new BigFraction(random.nextInt(-1, 4), 1 + random.nextInt(9)));
    }

    @Override
    public List<Hypothesis<QueriesAndEpsilon>> hypotheses() {
        return List.of(
                Hypothesis.<QueriesAndEpsilon>of(
                                "p and q have rows, with epsilon and without",
                                instance -> Maps.defined(instance.mechanism(), instance.queries())
                                        && Maps.defined(instance.divided(), instance.queries()))
                        .technical("without it there are no rows to compare"),
                Hypothesis.of("phi(p) = c phi(q)", instance -> Maps.proportional(instance.queries())));
    }

    /// With c for the quotient of the two sums.
    @Override
    public Finding conclusion(QueriesAndEpsilon instance) {
        FeaturesAndQueries queries = instance.queries();
        BigFraction ofQ = sum(instance, queries.q());
        BigFraction ofP = sum(instance, queries.p());
        BigFraction epsilon = instance.epsilon();
        BigFraction factor =
                epsilon.multiply(ofP.subtract(ofQ)).divide(ofP.add(epsilon).multiply(ofQ.add(epsilon)));
        var p = Maps.row(instance.mechanism(), queries.keys(), queries.p()).orElseThrow();
        var q = Maps.row(instance.mechanism(), queries.keys(), queries.q()).orElseThrow();
        var without = Maps.row(instance.divided(), queries.keys(), queries.q()).orElseThrow();
        boolean equal = p.equals(Entrywise.plus(q, factor, without));
        return new Finding.Exact(
                equal,
                "the rows with epsilon are " + ExactText.text(p) + " and " + ExactText.text(q) + ", without it "
                        + ExactText.text(without));
    }

    private static BigFraction sum(QueriesAndEpsilon instance, List<BigFraction> query) {
        return Entrywise.sum(
                Maps.row(instance.undivided(), instance.queries().keys(), query).orElseThrow());
    }
}
