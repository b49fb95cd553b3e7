package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.UndefinedRow;
import dev.attest.theory.separation.Weights;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// What the theorem is easily taken to say: that linear attention cannot tell these datasets apart. It says
/// that of one choice of weights.
@AutoService(Claim.class)
public final class NoWeightsLetLinearAttentionSeparate implements Claim.Universal<Comparison> {
    private static final List<BigFraction> CONSTANTS = Fractions.list("1 1/10 1/50 1/200 1/1000");

    private final SoftmaxSeparatesWhatLinearAttentionDoesNot theorem = new SoftmaxSeparatesWhatLinearAttentionDoesNot();

    @Override
    public Statement statement() {
        return new Statement(
                "For all datasets of the theorem and every diagonal Q K^T with entries in [0, 1], linear "
                        + "attention "
                        + "outputs 0 on D0 and more than 0 on D1 with probability at most delta over the "
                        + "random readout.",
                "\\forall W\\colon \\Pr_Y\\bigl[F^W_{\\mathrm{lin}}(D_0) = 0 < "
                        + "F^W_{\\mathrm{lin}}(D_1)\\bigr] \\le \\delta",
                List.of(Paper.LETTERS, Paper.READOUT, "W = Q K^T: every diagonal matrix with entries in " + "[0, 1]"),
                "With W = diag(1, 0, ..., 0, e) and n e c^2 near a0 a1 the special row of linear "
                        + "attention leans on the "
                        + "special key in D1 and not in D0, and one column in four fires. The theorem "
                        + "itself speaks of "
                        + "one W, the identity.",
                new Source("deng2023superiority", "a reading of its title, which its theorems do not " + "support"),
                Status.FOLKLORE,
                Verdict.FAILS,
                List.of(),
                Optional.of(SoftmaxSeparatesWhatLinearAttentionDoesNot.class));
    }

    @Override
    public Comparison draw(RandomGenerator random, int size) {
        Comparison drawn = theorem.draw(random, size);
        BigFraction group = random.nextBoolean() ? BigFraction.ZERO : BigFraction.ONE;
        var weights = new Weights(BigFraction.ONE, group, Fractions.one(random, CONSTANTS));
        return new Comparison(drawn.setting().with(weights), drawn.columns(), drawn.delta());
    }

    /// Those of the theorem.
    @Override
    public List<Hypothesis<Comparison>> hypotheses() {
        return theorem.hypotheses().stream()
                .map(hypothesis -> Hypothesis.<Comparison>of(
                        hypothesis.name(),
                        comparison -> hypothesis
                                .holds()
                                .test(new Comparison(
                                        comparison.setting().with(Weights.IDENTITY),
                                        comparison.columns(),
                                        comparison.delta()))))
                .toList();
    }

    @Override
    public Finding conclusion(Comparison instance) {
        try {
            BigFraction separates = LinearAttentionSeparatesWithOtherWeights.separates(instance);
            return separates.compareTo(instance.delta()) > 0
                    ? new Finding.Exact(
                            false, "linear attention separates with probability at least " + Decimals.text(separates))
                    : new Finding.Undecided("separates with probability at least " + Decimals.text(separates));
        } catch (UndefinedRow undefined) {
            return new Finding.Undecided(String.valueOf(undefined.getMessage()));
        }
    }
}
