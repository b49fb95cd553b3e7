package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.separation.Weights;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Linear attention tells the very datasets apart that it does not with the weights of the paper, with the
/// same random readout, once its weights suppress the constant entry that all tokens share.
@AutoService(Claim.class)
public final class LinearAttentionSeparatesWithOtherWeights implements Claim.Existential<Comparison> {
    /// n = 500 tokens in 50 groups.
    private static final Setting SETTING = Setting.self(
            500,
            50,
            new BigFraction(1, 10),
            new BigFraction(13, 10),
            new BigFraction(1, 10),
            new BigFraction(1, 2),
            new BigFraction(1, 10));

    @Override
    public Statement statement() {
        return new Statement(
                "There are n, G, a0, a1, b, c, gamma, m, delta and a diagonal Q K^T >= 0 of norm 1 such "
                        + "that with "
                        + "Q K^T = I linear attention fires on neither dataset except with probability "
                        + "delta, and with "
                        + "this Q K^T it outputs 0 on D0 and more than 0 on D1 with probability at least "
                        + "1 - (3/4)^m - "
                        + "delta, over the same random readout with the same threshold.",
                "\\exists W = \\operatorname{diag}(1, 0, \\dots, 0, \\varepsilon)\\colon "
                        + "\\Pr_Y\\bigl[F^W_{\\mathrm{lin}}(D_0)"
                        + " = 0 < F^W_{\\mathrm{lin}}(D_1)\\bigr] \\ge 1 - (3/4)^m - \\delta",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "the witness: n = 500, G = 50, (a0, a1, b, c, gamma) = (1/10, 13/10, 1/10, 1/2, "
                                + "1/10), m = 20, "
                                + "delta = 1/1000, W = diag(1, 0, ..., 0, a0 a1 / (n c^2))"),
                "With W = diag(1, 0, ..., 0, e) the special row puts a^2 / (a^2 + n e c^2) on the special "
                        + "key, nearly, "
                        + "and n e c^2 = a0 a1 makes that a0/(a0 + a1) on D0 and a1/(a0 + a1) on D1. "
                        + "Every other row is "
                        + "uniform. What W = I spoils is the common constant entry, which softmax cancels.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public Comparison witness() {
        BigFraction tuned = SETTING.a0()
                .multiply(SETTING.a1())
                .divide(Fractions.square(SETTING.c()).multiply(Fractions.of(SETTING.n())));
        return with(new Weights(BigFraction.ONE, BigFraction.ZERO, tuned), 20);
    }

    private static Comparison with(Weights weights, int columns) {
        return new Comparison(SETTING.with(weights), columns, new BigFraction(1, 1000));
    }

    /// The weights of the paper, a multiple of them, weights that leave too much of the constant entry or too
    /// little of it.
    @Override
    public List<Comparison> decoys() {
        var small = new BigFraction(1, 100_000_000);
        return Stream.of(
                        Weights.IDENTITY,
                        Weights.scaled(new BigFraction(1, 1000)),
                        new Weights(BigFraction.ONE, BigFraction.ZERO, BigFraction.ONE),
                        new Weights(BigFraction.ONE, BigFraction.ZERO, small))
                .map(weights -> with(weights, 20))
                .toList();
    }

    @Override
    public Finding verify(Comparison candidate) {
        BigFraction paper = atMost(candidate, Weights.IDENTITY, Network.STRONG_SECOND)
                .add(atMost(candidate, Weights.IDENTITY, Network.STRONG_FIRST));
        BigFraction separates = separates(candidate);
        BigFraction promised = BigFraction.ONE
                .subtract(Fractions.threeQuarters(candidate.columns()))
                .subtract(candidate.delta());
        return new Finding.Exact(
                paper.compareTo(candidate.delta()) <= 0 && separates.compareTo(promised) >= 0,
                "with Q K^T = I linear attention fires with probability at most " + Decimals.text(paper)
                        + "; with Q K^T = "
                        + Comparison.text(candidate.setting().weights()) + " it separates with at least "
                        + Decimals.text(separates) + ", promised is " + Decimals.text(promised));
    }

    private static BigFraction atMost(Comparison candidate, Weights weights, Network network) {
        var law = Law.of(candidate.setting().with(weights), Unit.LINEAR, Unit.LINEAR);
        return Fractions.of(law.fires(network, candidate.columns()));
    }

    /// A lower bound of the probability of F(D0) = 0 < F(D1): that it fires on D1 less that it fires on D0.
    static BigFraction separates(Comparison candidate) {
        Weights weights = candidate.setting().weights();
        return atMost(candidate, weights, Network.STRONG_SECOND)
                .subtract(atMost(candidate, weights, Network.STRONG_FIRST));
    }
}
