package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.QueryAndMultiple;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A separation that no weights and no readout undo: attention with positively homogeneous features has the
/// same row for a query and its multiples. Softmax has not, unless all keys look alike to the query.
@AutoService(Claim.class)
public final class MultiplesOfAQueryLookAlikeToHomogeneousFeatures
        implements Claim.Universal<QueryAndMultiple>, Claim.Structural {
    private final List<Mechanism> homogeneous =
            List.of(Catalogue.mechanism("relu-linear"), Catalogue.mechanism("identity-linear"));
    private final List<Mechanism> others = List.of(Catalogue.mechanism("softmax"), Catalogue.mechanism("elu1-linear"));

    @Override
    public Statement statement() {
        return new Statement(
                "For all keys, values, queries q, s > 0 and W_Q, W_K, W_V, in cross-attention without "
                        + "query bias: where features "
                        + "obey phi(s q) = s^k phi(q), the normalised rows of q and s q are the same "
                        + "wherever they are "
                        + "defined, so no readout whatever tells the datasets {q} and {s q} apart.",
                "\\phi(sq) = s^k \\phi(q),\\; s > 0 \\implies L_K(sq) = L_K(q)",
                List.of(
                        "phi: identity, ReLU, LeakyReLU, powers of their entries; not ELU + 1 or the " + "exponential",
                        "softmax: its rows at q and s q differ for s != 1 exactly when K q is not a "
                                + "constant vector",
                        "a residual connection or a norm outside attention can still carry |q|"),
                "Every score is multiplied by s^k, and so is the sum that divides.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public QueryAndMultiple draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3));
        Mechanism mechanism = Fractions.one(random, random.nextInt(4) > 0 ? homogeneous : others);
        return new QueryAndMultiple(
                mechanism.name(),
                mechanism,
                homogeneous.contains(mechanism),
                Tokens.draw(random, 1 + random.nextInt(size + 1), 1, width, size),
                Fractions.one(random, Fractions.list("1/2 2 3 -1 -2")));
    }

    @Override
    public List<Hypothesis<QueryAndMultiple>> hypotheses() {
        return List.of(
                Hypothesis.<QueryAndMultiple>of(
                                "both rows are defined",
                                instance -> row(instance, instance.query()).isPresent()
                                        && row(instance, instance.multiple()).isPresent())
                        .technical("without it there are no rows to compare"),
                Hypothesis.of("s > 0", instance -> instance.factor().compareTo(BigFraction.ZERO) > 0),
                Hypothesis.of("the features are positively homogeneous", QueryAndMultiple::named));
    }

    private static Optional<List<Exponential>> row(QueryAndMultiple instance, List<BigFraction> query) {
        return Rows.exact(instance.mechanism(), instance.tokens().keys(), query);
    }

    @Override
    public Finding conclusion(QueryAndMultiple instance) {
        boolean equal =
                Rows.equal(instance.mechanism(), instance.tokens().keys(), instance.query(), instance.multiple());
        return new Finding.Exact(equal, equal ? "the rows are equal" : "the rows differ");
    }

    @Override
    public List<Expectation> expectations() {
        return Stream.concat(
                        homogeneous.stream().map(mechanism -> Expectation.fails(mechanism, "scale-sensitive")),
                        others.stream().map(MultiplesOfAQueryLookAlikeToHomogeneousFeatures::sensitive))
                .toList();
    }

    private static Expectation sensitive(Mechanism mechanism) {
        return new Expectation(mechanism, "scale-sensitive", Verdict.HOLDS, Optional.empty(), false);
    }

    /// Other definitions have homogeneous features as well.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
