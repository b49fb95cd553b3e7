package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Two signs of a column suffice to fire a network whose special row leans on the special key, three where it
/// leans on that key and its group: softmax on the second dataset, and as well linear attention with weights
/// that suit it.
@AutoService(Claim.class)
public final class WeightOnTheSpecialKeyFiresAQuarterOfTheColumns implements Claim.Universal<FiringMargin> {
    @Override
    public Statement statement() {
        return new Statement(
                "For every unit with scores >= 0, dataset, pairing and Q K^T = diag(special, group, ..., "
                        + "constant) >= 0: "
                        + "if a f - b >= gamma in the special row, a column fires with probability at "
                        + "least 1/4, so none "
                        + "of m does with probability at most (3/4)^m; if only a f + b (2 g - 1) >= "
                        + "gamma, with g the "
                        + "weight on the group of the special key, with at least 1/8 and at most (7/8)^m.",
                "a f - b \\ge \\gamma \\implies \\Pr[F = 0] \\le (3/4)^m, \\qquad a f + b (2 g - 1) \\ge "
                        + "\\gamma "
                        + "\\implies \\Pr[F = 0] \\le (7/8)^m",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "unit: softmax or a power of the logit; a: a0 in D0, a1 in D1",
                        "for softmax on D1 f = 1 - eta_1 and g >= f"),
                "The special row reads a f y_1 + b sum_k g_k y_k + c y_d with g_k >= 0 of sum 1. Where "
                        + "y_1 = y_d = 1 "
                        + "that is at least a f - b + c; where the sign at the group of the special key "
                        + "is 1 too, at "
                        + "least a f + b (g - (1 - g)) + c.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public FiringMargin draw(RandomGenerator random, int size) {
        return new FiringMargin(new Drawn(random).network(size), 2 + random.nextInt(2));
    }

    @Override
    public List<Hypothesis<FiringMargin>> hypotheses() {
        return List.of(
                Hypothesis.<FiringMargin>of(
                                "no row divides by 0",
                                instance -> !instance.network().rows().isEmpty())
                        .technical("without it F has no value"),
                Hypothesis.of("a f - b >= gamma, or a f + b (2 g - 1) >= gamma for three signs", FiringMargin::isMet));
    }

    @Override
    public Finding conclusion(FiringMargin instance) {
        BigFraction fires = Fractions.of(instance.network().fires());
        BigFraction promised = new BigFraction(1, 1 << instance.signs());
        return new Finding.Exact(
                fires.compareTo(promised) >= 0,
                "a column fires with probability " + Decimals.text(fires) + ", promised is at least "
                        + ExactText.text(promised));
    }
}
