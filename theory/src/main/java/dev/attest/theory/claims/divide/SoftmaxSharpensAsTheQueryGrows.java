package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.QueryAndMultiple;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Along a ray of queries the largest weight of softmax never falls.
@AutoService(Claim.class)
public final class SoftmaxSharpensAsTheQueryGrows implements Claim.Universal<QueryAndMultiple> {
    private static final String DAMPED = "weight = softmax(dot(q, k) / (1 + dot(q, q)))";

    private final Enclosures scalars = new Enclosures();
    private final Mechanism softmax = Catalogue.mechanism("softmax");
    private final Mechanism damped = Definitions.written(DAMPED);
    private final List<BigFraction> factors =
            List.of(BigFraction.ONE, BigFraction.TWO, new BigFraction(3, 2), new BigFraction(3), BigFraction.ONE_HALF);

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, n >= 1, keys, queries q and s >= 1, the largest weight of softmax at s q is at least the "
                        + "largest weight at q.",
                "s \\ge 1 \\implies \\max_i S_i(sq) \\ge \\max_i S_i(q)",
                List.of(
                        "K: every n x d matrix; q: all of R^d",
                        "s: every number >= 1; it is strict unless s = 1 or K q is " + "constant"),
                "1/max_i S_i(sq) = sum_j exp(-s (z_max - z_j)), z = K q / sqrt(d), in which no term rises with s.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public QueryAndMultiple draw(RandomGenerator random, int size) {
        boolean named = random.nextInt(4) > 0;
        int width = 1 + random.nextInt(Math.min(size, 3));
        return new QueryAndMultiple(
                named ? "softmax" : DAMPED,
                named ? softmax : damped,
                named,
                Tokens.draw(random, 1 + random.nextInt(size + 1), 1, width, Math.min(size, 2)),
                factors.get(random.nextInt(factors.size())));
    }

    @Override
    public List<Hypothesis<QueryAndMultiple>> hypotheses() {
        return List.of(
                Hypothesis.of("the rows are those of softmax", QueryAndMultiple::named),
                Hypothesis.of("s >= 1", instance -> instance.factor().compareTo(BigFraction.ONE) >= 0));
    }

    @Override
    public Finding conclusion(QueryAndMultiple instance) {
        if (Rows.equal(instance.mechanism(), instance.tokens().keys(), instance.query(), instance.multiple())) {
            return new Finding.Exact(true, "the rows are equal");
        }
        Enclosure before = largest(instance, instance.query());
        Enclosure after = largest(instance, instance.multiple());
        Enclosure margin = scalars.subtract(after, before);
        return new Finding.Enclosed(
                margin.lo(), margin.hi(), "the largest weight goes from " + before + " to " + after);
    }

    private Enclosure largest(QueryAndMultiple instance, List<BigFraction> query) {
        return Rows.row(scalars, instance.mechanism(), instance.tokens().keys(), query).stream()
                .reduce(scalars::max)
                .orElseThrow();
    }
}
