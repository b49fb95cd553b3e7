package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The asymptotic form, with an n_0 that is computed. Every bound falls as n grows, so what enclosures show
/// at one n holds from there on.
@AutoService(Claim.class)
public final class SuperiorityHoldsForEveryLargeN implements Claim.Universal<LargeN> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all a0, a1 >= 0, b, c, gamma > 0 and theta in (0, 1] with a1^2 + b^2 > 1 > a0^2 + "
                        + "b^2, a1 - b > gamma and "
                        + "b^2 < theta there are n_0 and rho > 0 such that for all n >= n_0, all G = d - "
                        + "2 in [n^theta, n] that "
                        + "divide n and all m <= exp(n^rho): the event of the theorem has probability at "
                        + "least 1 - (3/4)^m - "
                        + "exp(-n^rho), in self-attention with Q K^T = I.",
                "\\exists n_0, \\rho > 0\\;\\forall n \\ge n_0\\;\\forall m \\le e^{n^\\rho}\\colon "
                        + "\\Pr_Y[E] \\ge 1 - (3/4)^m - "
                        + "e^{-n^\\rho}",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "rho = min(2 (1 - a0^2 - b^2), 2 (theta - b^2), theta) / 2, and n_0 = 2^k is the "
                                + "first that "
                                + "enclosures show to suffice, of k = 1, 2, 4, ...",
                        "cross-attention with special tokens of different groups needs a1^2 > 1 instead"),
                "With f <= n^(a0^2 + b^2 - 1), own group <= n^(a0^2 + b^2 - 1) + n^(b^2 - theta) and the "
                        + "other groups <= "
                        + "n^-theta in square for softmax on D0, 1 - f <= n^(1 - theta - a1^2) + n^(1 - "
                        + "a1^2 - b^2) on D1 and "
                        + "O(1/n), O(n^-theta) for linear attention, (H1)-(H3) hold at n_0 with delta = "
                        + "exp(-n^rho), and "
                        + "each side of them falls from log n >= 1/(2 rho) on.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(
                        "Hoeffding's inequality for signs",
                        "the claim softmax-separates-what-linear-attention-does-not"),
                Optional.empty());
    }

    @Override
    public LargeN draw(RandomGenerator random, int size) {
        return new LargeN(
                one(random, "0 1/10 1/4 1/2 2"),
                one(random, "1/4 5/4 3/2 2"),
                one(random, "1/10 1/4 3/4"),
                one(random, "0 1/2 1"),
                one(random, "1/10 1/4 1/2 3/2"),
                one(random, "1/10 1/4 1/2 1"));
    }

    private static BigFraction one(RandomGenerator random, String fractions) {
        return Fractions.one(random, Fractions.list(fractions));
    }

    @Override
    public List<Hypothesis<LargeN>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "a1^2 + b^2 > 1", large -> large.squares(large.a1()).compareTo(BigFraction.ONE) > 0),
                Hypothesis.of(
                        "a0^2 + b^2 < 1", large -> large.squares(large.a0()).compareTo(BigFraction.ONE) < 0),
                Hypothesis.of("a1 - b > gamma", large -> above(large.a1(), large)),
                Hypothesis.of("c > 0", large -> large.c().compareTo(BigFraction.ZERO) > 0),
                Hypothesis.of(
                        "b^2 < theta", large -> Fractions.square(large.b()).compareTo(large.theta()) < 0));
    }

    private static boolean above(BigFraction a, LargeN large) {
        return a.subtract(large.b()).compareTo(large.gamma()) > 0;
    }

    @Override
    public Finding conclusion(LargeN large) {
        if (hypotheses().stream().allMatch(hypothesis -> hypothesis.holds().test(large))) {
            return holds(large);
        }
        return refutation(large).orElseGet(() -> new Finding.Undecided("not shown to fail: " + large.text()));
    }

    private static Finding holds(LargeN large) {
        return LargeN.from(log -> LargeN.least(
                        large.fires(large.a1(), log),
                        LargeN.least(large.softmaxSilent(large.a0(), log), large.linearSilent(log))))
                .<Finding>map(onset -> new Finding.Enclosed(
                        onset.margin().lo(),
                        onset.margin().hi(),
                        "n_0 = 2^" + onset.exponent() + ", rho = " + large.rate(large.a0())))
                .orElseGet(() -> new Finding.Undecided("no n_0 found for " + large.text()));
    }

    /// Why the event has probability at most (7/8)^m or exp(-n^rho) for infinitely many n, which is less than
    /// stated where m is large.
    private static Optional<Finding> refutation(LargeN large) {
        int squares = Fractions.square(large.b()).compareTo(large.theta());
        if (large.c().equals(BigFraction.ZERO) && above(large.a1(), large)) {
            return fails("with G = n linear attention puts all weight on the special key of D1, where a column in "
                    + "four fires it");
        }
        if (large.a1().add(large.b()).compareTo(large.gamma()) < 0) {
            return fails("a1 + b < gamma: no column fires softmax on D1, whatever n is");
        }
        if (squares >= 0) {
            return squares > 0 && large.b().compareTo(large.gamma()) > 0
                    ? fails("from some n on a row of softmax on D0 has all but little of its weight in its own group, "
                            + "where a column in eight fires it")
                    : Optional.empty();
        }
        if (large.squares(large.a0()).compareTo(BigFraction.ONE) > 0 && above(large.a0(), large)) {
            return fails("a column in four fires softmax on D0", log -> large.fires(large.a0(), log));
        }
        return large.squares(large.a1()).compareTo(BigFraction.ONE) < 0
                ? fails(
                        "softmax is silent on D1 except with probability exp(-n^rho)",
                        log -> large.softmaxSilent(large.a1(), log))
                : Optional.empty();
    }

    private static Optional<Finding> fails(String what) {
        return Optional.of(new Finding.Exact(false, what));
    }

    private static Optional<Finding> fails(String what, UnaryOperator<Enclosure> margin) {
        return LargeN.from(margin)
                .map(onset -> new Finding.Enclosed(
                        -onset.margin().hi(), -onset.margin().lo(), "from n = 2^" + onset.exponent() + " on " + what));
    }
}
