package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.QueryAndMultiple;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Along a ray of queries the InLine row moves away from the uniform row in a straight line, where divisive
/// linear attention stays where it is (`multiples-of-a-query-look-alike-to-homogeneous-features`).
@AutoService(Claim.class)
public final class InlineRowsStretchWithTheQuery implements Claim.Universal<QueryAndMultiple> {
    private static final List<String> HOMOGENEOUS = List.of("x", "relu(x)", "abs(x)");
    private static final List<String> OTHERS = List.of("x^2", "x + 1", "relu(x) + 1");

    private final Exponentials scalars = new Exponentials();
    private final List<BigFraction> factors = List.of(
            BigFraction.ONE_HALF, BigFraction.TWO, new BigFraction(3), BigFraction.MINUS_ONE, new BigFraction(-2));

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, n >= 1, keys, queries q and s > 0, with features that obey phi(s q) = s phi(q): InL(s q) - 1/n "
                        + "= s (InL(q) - 1/n).",
                "\\phi(sq) = s\\,\\phi(q) \\implies \\mathrm{InL}_K(sq) - \\tfrac1n \\mathbf 1 = "
                        + "s\\bigl(\\mathrm{InL}_K(q) - \\tfrac1n \\mathbf 1\\bigr)",
                List.of(
                        "phi: the identity, ReLU, LeakyReLU, absolute values; not squares and nothing shifted",
                        "K: every n x d matrix; q: all of R^d; s: every positive number"),
                "InL(q) - 1/n is the centred vector of the scores, which are linear in phi(q).",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public QueryAndMultiple draw(RandomGenerator random, int size) {
        boolean named = random.nextInt(3) > 0;
        String phi = Maps.oneOf(random, named ? HOMOGENEOUS : OTHERS);
        int width = 1 + random.nextInt(Math.min(size, 3));
        return new QueryAndMultiple(
                "inline, phi(x) = " + phi,
                Written.inline(phi),
                named,
                Tokens.draw(random, 1 + random.nextInt(size + 1), 1, width, size),
                factors.get(random.nextInt(factors.size())));
    }

    @Override
    public List<Hypothesis<QueryAndMultiple>> hypotheses() {
        return List.of(
                Hypothesis.of("the features are positively homogeneous of degree 1", QueryAndMultiple::named),
                Hypothesis.of("s > 0", instance -> instance.factor().compareTo(BigFraction.ZERO) > 0));
    }

    @Override
    public Finding conclusion(QueryAndMultiple instance) {
        List<Exponential> row =
                Rows.row(scalars, instance.mechanism(), instance.tokens().keys(), instance.query());
        List<Exponential> stretched =
                Rows.row(scalars, instance.mechanism(), instance.tokens().keys(), instance.multiple());
        Exponential uniform = scalars.of(new BigFraction(1, row.size()));
        boolean holds = IntStream.range(0, row.size())
                .allMatch(j -> scalars.subtract(stretched.get(j), uniform)
                        .sameAs(scalars.multiply(
                                scalars.of(instance.factor()), scalars.subtract(row.get(j), uniform))));
        return new Finding.Exact(holds, holds ? "the row stretches by s" : "the row does not stretch by s");
    }
}
