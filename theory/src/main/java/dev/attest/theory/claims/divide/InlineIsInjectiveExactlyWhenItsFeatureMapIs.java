package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Where `rank [phi(K) 1] = m + 1`, two queries have the same InLine row exactly when they have the same
/// features: InLine is injective exactly when phi is.
@AutoService(Claim.class)
public final class InlineIsInjectiveExactlyWhenItsFeatureMapIs
        implements Claim.Universal<FeaturesAndQueries>, Claim.Structural {
    private static final List<String> ENTRY_BY_ENTRY =
            List.of("x", "relu(x)", "leakyrelu(x, 1/100)", "abs(x)", "x^2", "x^3 + x", "max(x, 1)");

    private final Mechanism inline = Catalogue.mechanism("inline");

    @Override
    public List<Theorem> theorems() {
        return List.of(Theorem.FEATURE_SUMS);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, m, n >= 1, feature maps phi: R^d -> R^m and keys K with rank [phi(K) 1] = m + 1: two "
                        + "queries have the same InLine row exactly when they have the same features, so that "
                        + "InLine is injective exactly when phi is. (The published form demands rank phi(K) = m as "
                        + "well, which follows.)",
                "\\operatorname{rank}[\\phi(K)\\;\\mathbf 1] = m + 1 \\implies \\bigl(\\mathrm{InL}_K(p) = "
                        + "\\mathrm{InL}_K(q) \\iff \\phi(p) = \\phi(q)\\bigr)",
                List.of("phi: every map R^d -> R^m", "K: every n x d matrix", "p, q: all of R^d"),
                "InL_K(p) - InL_K(q) is the centred vector of phi(K)(phi(p) - phi(q)) up to a positive factor; it "
                        + "vanishes exactly when phi(K)(phi(p) - phi(q)) is a multiple of 1, which the rank "
                        + "condition excludes unless phi(p) = phi(q).",
                new Source("han2024bridging", "Proposition 3"),
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Anything where the rank is smaller: then it depends on the image of phi. Features that sum to a constant "
                        + "have no keys with the rank (features-that-sum-to-a-constant-never-span-affinely).",
                "That ReLU features are injective: inline-with-relu-features-gives-many-queries-the-uniform-row.",
                "That rows are laws: weights-of-inline-fall-below-every-bound.");
    }

    @Override
    public FeaturesAndQueries draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 2));
        FeatureMap phi = featureMap(random, width);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(width + 3), 2, width, size);
        var instance = new FeaturesAndQueries(phi, new TwoQueries(tokens));
        return random.nextBoolean() ? instance : instance.withQ(signFlipped(random, instance.p()));
    }

    private static FeatureMap featureMap(RandomGenerator random, int width) {
        int choice = random.nextInt(ENTRY_BY_ENTRY.size() + 1);
        return choice == ENTRY_BY_ENTRY.size()
                ? new FeatureMap("concat(1, x)", width, width + 1, Form.CONSTANT_BESIDE_IDENTITY)
                : new FeatureMap(ENTRY_BY_ENTRY.get(choice), width, width, Form.CONTINUOUS);
    }

    private static List<BigFraction> signFlipped(RandomGenerator random, List<BigFraction> vector) {
        return vector.stream()
                .map(entry -> random.nextBoolean() ? entry.negate() : entry)
                .toList();
    }

    @Override
    public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
        return List.of(new Hypothesis<>(
                "the features of the keys affinely span R^m: rank [phi(K) 1] = m + 1",
                instance -> featuresOfKeys(instance).rank() == instance.phi().features() + 1,
                InlineIsInjectiveExactlyWhenItsFeatureMapIs::alongTheKernel,
                false,
                Optional.empty()));
    }

    private static RationalMatrix featuresOfKeys(FeaturesAndQueries instance) {
        return new RationalMatrix(instance.phi().ofAll(instance.keys())).withOnes();
    }

    /// q = p + w for w with phi(K) w a multiple of 1: refutes where phi is the identity.
    private static FeaturesAndQueries alongTheKernel(FeaturesAndQueries instance) {
        int width = instance.phi().width();
        return featuresOfKeys(instance)
                .nullVector()
                .filter(_ -> instance.phi().features() == width)
                .map(kernel -> Entrywise.plus(instance.p(), BigFraction.ONE, kernel.subList(0, width)))
                .map(instance::withQ)
                .orElse(instance);
    }

    @Override
    public Finding conclusion(FeaturesAndQueries instance) {
        FeatureMap phi = instance.phi();
        boolean sameRow = Rows.equal(phi.in(inline), instance.keys(), instance.p(), instance.q());
        boolean sameFeatures = phi.of(instance.p()).equals(phi.of(instance.q()));
        return new Finding.Exact(
                sameRow == sameFeatures,
                "the rows of p and q " + (sameRow ? "are equal" : "differ") + ", their features "
                        + (sameFeatures ? "are equal" : "differ"));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.exactlyWhen(inline, "injective", KeysSpan.CONDITION),
                Expectation.fails(entryByEntry("relu(x)"), "injective"),
                Expectation.fails(entryByEntry("x^2"), "injective"));
    }

    private Mechanism entryByEntry(String text) {
        return FeatureMap.anyWidth(text, inline);
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
