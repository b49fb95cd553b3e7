package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import java.util.List;
import java.util.random.RandomGenerator;

/// The Euclidean length of the gradient is less than its sum of absolute values where each feature belongs to
/// an entry of its own.
@AutoService(Claim.class)
public final class FeaturesOfOneEntryEachHaveGradientsOfAQuarterOfRootTwo extends ChangesOfRows {
    private static final String TWO_SIDED =
            "score = dot(concat(exp(q), exp(-q)), concat(exp(k), exp(-k))); weight = score / sum(score)";
    private static final List<String> ENTRYWISE = List.of(
            LogLipschitzFeaturesHaveGradientsOfSumAtMostHalfTheirConstant.ELU,
            LogLipschitzFeaturesHaveGradientsOfSumAtMostHalfTheirConstant.EXP);
    private static final String RELU = LogLipschitzFeaturesHaveGradientsOfSumAtMostHalfTheirConstant.RELU;

    @Override
    List<String> texts() {
        return List.of(ENTRYWISE.getFirst(), ENTRYWISE.getLast(), TWO_SIDED, RELU);
    }

    @Override
    public Statement statement() {
        return derived(
                "For all features phi_f > 0, one for each entry of the query, with |phi_f'| <= L phi_f, and features of the "
                        + "keys that are not negative: |grad a_j| <= sqrt(2) L / 4, so that |a_j(p) - a_j(q)| <= sqrt(2) L / 4 "
                        + "|p - q|.",
                "|\\phi_f'| \\le L \\phi_f,\\; \\psi \\ge 0 \\implies \\|\\nabla_q a_j\\|_2 \\le \\tfrac{\\sqrt 2}{4} L",
                List.of("K: every n keys", "q: every query with a row", "tried for L = 1: ELU + 1 and exp"),
                "The w_f (p_f(j) - a_j) add up to 0, and their absolute values to 1/2 at most: those above 0 to 1/4, those "
                        + "below to -1/4. So the sum of their squares is 1/16 + 1/16 at most. Two features of one entry can "
                        + "add up to 1/2.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        var drawn = super.draw(random, size);
        return random.nextBoolean()
                ? drawn
                : drawn.with("K", List.of(List.of(number(size)), List.of(number(-size))))
                        .withRow("p", fractions(random, 1, 1))
                        .withRow("q", fractions(random, 1, 1));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                textIsIn(
                        "each feature belongs to an entry of its own",
                        List.of(ENTRYWISE.getFirst(), ENTRYWISE.getLast(), RELU)),
                textIsIn("|phi'| <= L phi", List.of(ENTRYWISE.getFirst(), ENTRYWISE.getLast(), TWO_SIDED)));
    }

    @Override
    Finding find(Case instance) {
        var step = step(instance);
        return isBounded(instance, Entrywise.dot(step, step).divide(8));
    }
}
