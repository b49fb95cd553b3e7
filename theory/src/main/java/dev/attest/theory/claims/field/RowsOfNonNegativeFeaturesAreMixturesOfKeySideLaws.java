package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// `a(q) = sum_f w_f(q) p_f`: each feature makes a law of the keys, and the query only weighs these laws. Hence
/// no query, however long, brings the entropy of the row below the least of theirs, or a weight above the
/// greatest of theirs.
@AutoService(Claim.class)
public final class RowsOfNonNegativeFeaturesAreMixturesOfKeySideLaws implements Claim.Universal<RowOfFeatures> {
    private static final Enclosures SCALARS = new Enclosures();

    private final List<MixtureFamily> families = MixtureFamily.all();

    @Override
    public List<Theorem> theorems() {
        return List.of(Theorem.KEY_LAWS);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all m, n >= 1, keys and queries: if no feature of the query or of a key is negative, and the row is "
                        + "the scores over their sum, then the row is a mixture of laws on the keys that do not depend "
                        + "on the query, at most one for each feature; so its entropy is at least the least of theirs, "
                        + "and no key gets more than one of them gives it.",
                "a_j(q) = \\frac{\\phi(q) \\cdot \\psi(k_j)}{\\sum_l \\phi(q) \\cdot \\psi(k_l)},\\; \\phi, \\psi \\ge 0 "
                        + "\\implies a(q) = \\textstyle\\sum_f w_f(q)\\, p_f,\\quad H(a(q)) \\ge \\min_f H(p_f),\\quad "
                        + "a_j(q) \\le \\max_f p_f(j)",
                List.of(
                        "K: every real n x d matrix; q: all of R^d",
                        "phi, psi: every pair of maps from R^d to R^m",
                        "P_f = sum_l psi_f(k_l); p_f(j) = psi_f(k_j) / P_f for every feature with P_f > 0",
                        "w_f(q) = phi_f(q) P_f / sum_l phi(q) . psi(k_l)"),
                "A feature with P_f = 0 is 0 at every key and adds nothing. The others give sum_f w_f p_f(j) = sum_f "
                        + "phi_f(q) psi_f(k_j) / S = a_j, with w_f >= 0 and sum_f w_f = S/S = 1. A mean lies between "
                        + "the least and the greatest, and -x log x is concave, so H(sum_f w_f p_f) >= sum_f w_f "
                        + "H(p_f) >= min_f H(p_f). Softmax has no such laws: where one key alone has the greatest "
                        + "score, the entropy of softmax(c z) tends to 0 as c grows.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("the entropy is concave"),
                Optional.empty());
    }

    @Override
    public RowOfFeatures draw(RandomGenerator random, int size) {
        MixtureFamily family = families.get(random.nextInt(families.size()));
        int width = 1 + random.nextInt(Math.min(3, family.maxWidth()));
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(size + 3), 1, width, size);
        BigFraction scale = new BigFraction(1 + random.nextInt(size));
        return new RowOfFeatures(family, tokens.withQuery(0, Entrywise.times(scale, tokens.query(0))));
    }

    @Override
    public List<Hypothesis<RowOfFeatures>> hypotheses() {
        return List.of(
                Hypothesis.of("no feature of the query is negative", instance -> notNegative(instance.queryFeatures())),
                Hypothesis.of(
                        "no feature of a key is negative",
                        instance -> instance.keyFeatures().stream()
                                .allMatch(RowsOfNonNegativeFeaturesAreMixturesOfKeySideLaws::notNegative)),
                Hypothesis.of(
                        "the row is the scores over their sum",
                        instance -> instance.family().quotient()),
                Hypothesis.<RowOfFeatures>of(
                                "the scores do not sum to 0",
                                instance -> Rows.exact(instance.mechanism(), instance.keys(), instance.query())
                                        .isPresent())
                        .technical("where they do the row is 0/0, and there is nothing to speak of"));
    }

    private static boolean notNegative(List<BigFraction> features) {
        return features.stream().allMatch(feature -> feature.compareTo(BigFraction.ZERO) >= 0);
    }

    @Override
    public Finding conclusion(RowOfFeatures instance) {
        KeySideLaws laws = instance.laws();
        if (laws.laws().isEmpty()) {
            return new Finding.Undecided("every feature sums to 0 over the keys");
        }
        try {
            return exactly(instance, laws);
        } catch (Undefined undefined) {
            return new Finding.Undecided("the row is undefined: " + undefined.getMessage());
        } catch (Declined _) {
            return againstFloor(instance, laws);
        }
    }

    /// Membership and the bounds on entries without rounding, then the floor.
    private static Finding exactly(RowOfFeatures instance, KeySideLaws laws) {
        List<BigFraction> row = Rows.row(new Rationals(), instance.mechanism(), instance.keys(), instance.query());
        Optional<String> separation = laws.separation(row);
        if (separation.isPresent()) {
            return new Finding.Exact(false, separation.get());
        }
        boolean mixture = instance.mixture().filter(row::equals).isPresent();
        if (mixture && laws.laws().contains(row)) {
            return new Finding.Exact(true, "the row is one of the laws");
        }
        Finding floor = againstFloor(instance, laws);
        return mixture || floor.verdict() == Verdict.FAILS
                ? floor
                : new Finding.Undecided(
                        "the weights w_f make no mixture of laws, and no bound shows that there is none");
    }

    /// H(a) - min_f H(p_f) >= 0, by enclosures.
    private static Finding againstFloor(RowOfFeatures instance, KeySideLaws laws) {
        if (!laws.areLaws()) {
            return new Finding.Undecided("a vector p_f has a negative entry: no entropy");
        }
        try {
            Enclosure entropy =
                    KeySideLaws.entropy(Rows.row(SCALARS, instance.mechanism(), instance.keys(), instance.query()));
            Enclosure margin = SCALARS.subtract(entropy, laws.leastEntropy());
            return new Finding.Enclosed(
                    margin.lo(), margin.hi(), "entropy in " + entropy + ", floor in " + laws.leastEntropy());
        } catch (Undefined | Declined _) {
            return new Finding.Undecided("the row has no entropy");
        }
    }
}
