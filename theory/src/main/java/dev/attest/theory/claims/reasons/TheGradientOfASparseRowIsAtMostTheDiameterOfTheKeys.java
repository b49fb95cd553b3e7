package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Rationals;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Sparsemax and entmax up to alpha = 2 change no faster than the scores do.
@AutoService(Claim.class)
public final class TheGradientOfASparseRowIsAtMostTheDiameterOfTheKeys extends Reason {
    private static final String SPARSEMAX = "weight = sparsemax(dot(q, k))";
    private static final Enclosures SCALARS = new Enclosures();

    @Override
    Theorem theorem() {
        return Theorem.SPARSE_GRADIENT;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all 1 < alpha <= 2, keys of diameter D at most and queries: |a_j(p) - a_j(q)| <= D |p - q| for the "
                        + "entmax row of q . k_j, which is sparsemax at alpha = 2.",
                "1 < \\alpha \\le 2 \\implies |a_j(p) - a_j(q)| \\le D\\, \\|p - q\\|",
                List.of("K: every n keys", "p, q: every two queries", "alpha: tried at 2, and dropped at 3"),
                "On the support grad a_j = s_j (k_j - sum_l s_l k_l / sum_l s_l) with s_l = a_l^(2 - alpha), which is at most 1 "
                        + "for alpha <= 2; the row is continuous. Beyond 2 the s_l of a small weight is large.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of(oneOf(random, List.of(SPARSEMAX, "weight = entmax(dot(q, k), 3)")))
                .with("K", vectors(random, 2 + random.nextInt(3), 1, 1))
                .withNumber("p", eighths(random))
                .withNumber("q", eighths(random))
                .withNumber("D", number(random.nextInt(4)));
    }

    private static BigFraction eighths(RandomGenerator random) {
        return new BigFraction(random.nextInt(33) - 16, 8);
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("alpha <= 2", instance -> instance.setting().equals(SPARSEMAX)),
                Hypothesis.of(
                        "D is the diameter of the keys at least",
                        instance -> instance.rows("K").stream()
                                .allMatch(key -> instance.rows("K").stream()
                                        .allMatch(other -> atMost(
                                                key.getFirst()
                                                        .subtract(other.getFirst())
                                                        .abs(),
                                                instance.number("D"))))));
    }

    @Override
    Finding find(Case instance) {
        var text = Definitions.written(instance.setting());
        var bound = instance.number("D")
                .multiply(instance.number("p").subtract(instance.number("q")).abs());
        if (instance.setting().equals(SPARSEMAX)) {
            var one = Rows.row(new Rationals(), text, instance.rows("K"), instance.row("p"));
            var other = Rows.row(new Rationals(), text, instance.rows("K"), instance.row("q"));
            return isAtMost(one.getFirst().subtract(other.getFirst()).abs(), bound);
        }
        var one = Rows.row(SCALARS, text, instance.rows("K"), instance.row("p")).getFirst();
        var other =
                Rows.row(SCALARS, text, instance.rows("K"), instance.row("q")).getFirst();
        Enclosure margin = SCALARS.subtract(SCALARS.of(bound), SCALARS.abs(SCALARS.subtract(one, other)));
        return new Finding.Enclosed(margin.lo(), margin.hi(), "weights in " + one + " and " + other);
    }
}
