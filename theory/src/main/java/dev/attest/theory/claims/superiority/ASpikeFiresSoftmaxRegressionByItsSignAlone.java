package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.RegressionLaw;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Softmax regression on the second dataset asks one coin: the sign at the spike.
@AutoService(Claim.class)
public final class ASpikeFiresSoftmaxRegressionByItsSignAlone implements Claim.Universal<RegressionCase> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all n >= 2, m >= 1 and logits in [l, u] with 0 <= l and e^u <= 7/5, one of them "
                        + "replaced by 4 log n: if "
                        + "0 < tau <= 1 - 2.8/n^3, softmax regression fires with probability exactly 1 - "
                        + "2^-m; so the "
                        + "success of the theorem for softmax regression is at most 1 - 2^-m, and at "
                        + "least that less the "
                        + "three chances that a silent network fires.",
                "\\tau \\le 1 - 2.8/n^3 \\implies \\Pr[F_{\\exp}(D_1) > 0] = 1 - 2^{-m}",
                List.of(
                        "D0, D1, Y: as for regression-stays-silent-unless-softmax-meets-the-spike",
                        "P[E] is the exact probability that softmax fires on D1 alone and linear weights "
                                + "on neither"),
                "The weight of the spike is at least 1 - 1.4/n^3, so <f, y> >= 1 - 2.8/n^3 where its sign "
                        + "is +1 and <= -1 + "
                        + "2.8/n^3 < tau where it is -1: a column fires exactly when that sign is +1.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public RegressionCase draw(RandomGenerator random, int size) {
        return RegressionCase.draw(random, size, List.of(Network.STRONG_SECOND));
    }

    @Override
    public List<Hypothesis<RegressionCase>> hypotheses() {
        return List.of(
                Hypothesis.<RegressionCase>of("no row divides by 0: some logit is above 0", RegressionCase::isDefined)
                        .technical("without it the linear network has no value on D0"),
                Hypothesis.<RegressionCase>of(
                                "e^u <= 7/5",
                                instance -> instance.setting().highOdds().compareTo(new BigFraction(7, 5)) <= 0)
                        .technical("it enters the constant 2.8 alone: n^4 outweighs other logits too"),
                Hypothesis.of(
                        "tau <= 1 - 2.8/n^3",
                        instance -> instance.setting()
                                        .threshold()
                                        .compareTo(BigFraction.ONE.subtract(new BigFraction(14, 5)
                                                .divide(Fractions.of(instance.setting()
                                                                .n())
                                                        .pow(3))))
                                <= 0));
    }

    @Override
    public Finding conclusion(RegressionCase instance) {
        var law = RegressionLaw.of(instance.setting());
        int columns = instance.columns();
        BigFraction coin = BigFraction.ONE.subtract(BigFraction.ONE_HALF.pow(columns));
        BigFraction fires = Fractions.of(law.fires(Network.STRONG_SECOND, columns));
        BigFraction success = Fractions.of(law.success(columns));
        BigFraction least = coin;
        for (var network : List.of(Network.STRONG_FIRST, Network.WEAK_FIRST, Network.WEAK_SECOND)) {
            least = least.subtract(Fractions.of(law.fires(network, columns)));
        }
        boolean between = success.compareTo(coin) <= 0 && success.compareTo(least) >= 0;
        return new Finding.Exact(
                fires.equals(coin) && between,
                "softmax fires on D1 with probability " + Decimals.text(fires) + ", 1 - 2^-m is " + Decimals.text(coin)
                        + ", the theorem succeeds with " + Decimals.text(success));
    }
}
