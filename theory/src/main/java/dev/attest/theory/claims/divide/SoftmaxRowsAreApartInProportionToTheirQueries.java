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
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// The modulus of softmax: how far apart its rows are for two queries, from below and from above. Injectivity
/// as a number: [SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan] is where the lower bound is not 0.
@AutoService(Claim.class)
public final class SoftmaxRowsAreApartInProportionToTheirQueries implements Claim.Universal<RowsApart> {
    private static final String SHARPER = "weight = softmax(8 * dot(q, k) / sqrt(d))";

    private final Enclosures scalars = new Enclosures();
    private final Mechanism softmax = Catalogue.mechanism("softmax");
    private final Mechanism sharper = Definitions.written(SHARPER);

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, n >= 1, keys K and queries p, q, with z = K p / sqrt(d) - K q / sqrt(d), s the least singular "
                        + "value of P K (P subtracts the mean over the keys) and m the least weight in both rows: the "
                        + "softmax rows differ by at least m |P z|_2 >= m s |p - q|_2 / sqrt(d) and at most |P z|_2 / 2 "
                        + "in the 2-norm, and by at most (max z - min z)/2 in the 1-norm.",
                "m\\,\\sigma_{\\min}\\!\\Bigl(\\tfrac{PK}{\\sqrt d}\\Bigr) \\lVert p - q\\rVert_2 \\le m \\lVert Pz\\rVert_2 "
                        + "\\le \\lVert S_K(p) - S_K(q)\\rVert_2 \\le \\tfrac12 \\lVert Pz\\rVert_2,\\quad \\lVert S_K(p) "
                        + "- S_K(q)\\rVert_1 \\le \\tfrac12 (\\max z - \\min z)",
                List.of(
                        "K: every real n x d matrix; p, q: all of R^d",
                        "m = min_i min(S_i(p), S_i(q)) > 0",
                        "s enters as every t <= s^2, which is confirmed without rounding: (PK)^T PK - t I is positive "
                                + "semi-definite"),
                "From below: log S_i(p) - log S_i(q) = z_i - const, and |log x - log y| <= |x - y|/min(x, y), so |P z| "
                        + "<= |S(p) - S(q)|/m. From above: S(p) - S(q) is the mean over the segment of J z, J = diag(S) "
                        + "- S S^T = J P; x^T J x is a variance, at most (max x - min x)^2/4 <= |x|^2/2, so |J| <= 1/2; "
                        + "and |J z|_1 is a mean absolute deviation, at most half the range.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "The factor m is no constant: where a row is nearly one key, m is exponentially small in the scores, "
                        + "and rows of different queries differ by as little. Below a threshold such as 1/1000 they "
                        + "count as confused although softmax is injective.");
    }

    @Override
    public RowsApart draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3));
        Tokens tokens = Tokens.draw(random, width + random.nextInt(3), 2, width, Math.min(size, 2));
        CentredGram gram = RowsApart.gram("x", tokens.keys());
        int factor = random.nextInt(4) == 0 ? 40 : 1;
        boolean named = random.nextInt(4) > 0;
        return new RowsApart(
                named ? "softmax" : SHARPER,
                "x",
                named ? softmax : sharper,
                named,
                new TwoQueries(tokens),
                gram.below().multiply(factor),
                gram.above());
    }

    @Override
    public List<Hypothesis<RowsApart>> hypotheses() {
        return List.of(
                Hypothesis.of("the rows are those of softmax", RowsApart::named),
                Hypothesis.of(
                        "t is at most the square of the least singular value of P K",
                        instance -> instance.gram().isAtLeast(instance.least())));
    }

    /// The least of the margins, each by enclosures; where the rows are equal the lower bounds must be 0,
    /// exactly.
    @Override
    public Finding conclusion(RowsApart instance) {
        BigFraction scores = instance.gram().at(instance.difference()).divide(instance.width());
        BigFraction queries = RowsApart.square(instance.difference())
                .multiply(instance.least())
                .divide(instance.width());
        if (Rows.equal(
                instance.mechanism(),
                instance.keys(),
                instance.queries().p(),
                instance.queries().q())) {
            boolean zero = scores.equals(BigFraction.ZERO) && queries.compareTo(BigFraction.ZERO) <= 0;
            return new Finding.Exact(
                    zero,
                    "the rows are equal: |P z|^2 = " + ExactText.text(scores) + ", its bound from below "
                            + ExactText.text(queries));
        }
        return enclosed(instance, scalars.of(scores), scalars.of(queries));
    }

    private Finding enclosed(RowsApart instance, Enclosure scores, Enclosure queries) {
        List<Enclosure> one = Rows.row(
                scalars,
                instance.mechanism(),
                instance.keys(),
                instance.queries().p());
        List<Enclosure> other = Rows.row(
                scalars,
                instance.mechanism(),
                instance.keys(),
                instance.queries().q());
        List<Enclosure> gaps = IntStream.range(0, one.size())
                .mapToObj(j -> scalars.abs(scalars.subtract(one.get(j), other.get(j))))
                .toList();
        Enclosure weight =
                Stream.concat(one.stream(), other.stream()).reduce(scalars::min).orElseThrow();
        Enclosure squares = gaps.stream().map(gap -> scalars.power(gap, 2)).reduce(Enclosure.ZERO, scalars::add);
        Enclosure sum = gaps.stream().reduce(Enclosure.ZERO, scalars::add);
        Enclosure margin = Stream.of(
                        scalars.subtract(squares, scalars.multiply(scalars.power(weight, 2), scores)),
                        scalars.subtract(squares, scalars.multiply(scalars.power(weight, 2), queries)),
                        scalars.subtract(scalars.divide(scores, Enclosure.point(4)), squares),
                        scalars.subtract(halfRange(instance), sum))
                .reduce(scalars::min)
                .orElseThrow();
        return new Finding.Enclosed(
                margin.lo(),
                margin.hi(),
                "square of the distance in " + squares + ", |P z|^2 in " + scores + ", least weight in " + weight);
    }

    /// (max z - min z)/2.
    private Enclosure halfRange(RowsApart instance) {
        List<BigFraction> scores = instance.keys().stream()
                .map(key -> Entrywise.dot(key, instance.difference()))
                .toList();
        BigFraction range = scores.stream()
                .max(BigFraction::compareTo)
                .orElseThrow()
                .subtract(scores.stream().min(BigFraction::compareTo).orElseThrow());
        return scalars.divide(scalars.of(range.divide(2)), scalars.sqrt(scalars.of(instance.width())));
    }
}
