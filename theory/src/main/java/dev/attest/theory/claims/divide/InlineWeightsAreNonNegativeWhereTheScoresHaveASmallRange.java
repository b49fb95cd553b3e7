package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.QueryAndMultiple;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Where InLine is still attention by probabilities: scores with a range of at most n/(n - 1).
@AutoService(Claim.class)
public final class InlineWeightsAreNonNegativeWhereTheScoresHaveASmallRange
        implements Claim.Universal<QueryAndMultiple> {
    private static final String UNSCALED = "score = dot(q, k) / sqrt(d); weight = score - mean(score) + 1 / n";

    private final Exponentials scalars = new Exponentials();
    private final Mechanism inline = Catalogue.mechanism("inline");
    private final Mechanism unscaled = Definitions.written(UNSCALED);

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, n >= 1, keys and queries: where the scores z = K q / sqrt(d) have a range R with R (n - 1) <= n, "
                        + "so wherever R <= 1, no weight of InLine with the identity for phi is negative. Beyond that "
                        + "range there are scores with a negative weight, for every n >= 2.",
                "R\\,(n - 1) \\le n \\implies \\mathrm{InL}_K(q) \\ge 0,\\quad R = \\max z - \\min z",
                List.of("K: every n x d matrix; q: all of R^d"),
                "n InL_j = 1 + z_j - mean z, and z_j - mean z >= -R (n - 1)/n, with equality where z_j is R below all "
                        + "others.",
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
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(size + 1), 1, width, size);
        var factor = new BigFraction(1, 1 + random.nextInt(2 * size * size));
        return new QueryAndMultiple(named ? "inline" : UNSCALED, named ? inline : unscaled, named, tokens, factor);
    }

    @Override
    public List<Hypothesis<QueryAndMultiple>> hypotheses() {
        return List.of(
                Hypothesis.of("the rows are those of InLine, with its factor", QueryAndMultiple::named),
                Hypothesis.of("R (n - 1) <= n", InlineWeightsAreNonNegativeWhereTheScoresHaveASmallRange::isSmall));
    }

    /// R² (n - 1)² <= n², R² = range(K q)²/d, of the query s q.
    private static boolean isSmall(QueryAndMultiple instance) {
        List<BigFraction> query = instance.multiple();
        List<BigFraction> products = instance.tokens().keys().stream()
                .map(key -> Entrywise.dot(key, query))
                .toList();
        BigFraction range = products.stream()
                .max(BigFraction::compareTo)
                .orElseThrow()
                .subtract(products.stream().min(BigFraction::compareTo).orElseThrow());
        int count = products.size();
        return range.multiply(count - 1).pow(2).compareTo(new BigFraction(count * count * query.size())) <= 0;
    }

    @Override
    public Finding conclusion(QueryAndMultiple instance) {
        var row = Rows.row(scalars, instance.mechanism(), instance.tokens().keys(), instance.multiple());
        boolean holds = row.stream().allMatch(weight -> scalars.sign(weight) >= 0);
        return new Finding.Exact(holds, holds ? "no weight is negative" : "a weight is negative: " + row);
    }
}
