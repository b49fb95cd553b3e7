package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.RegressionLaw;
import dev.attest.theory.separation.RegressionSetting;
import dev.attest.theory.separation.UndefinedRow;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The linear half of softmax regression as it is remembered, with logits from 0 on.
@AutoService(Claim.class)
public final class LinearRegressionStaysSilentForLogitsFromZero implements Claim.Universal<RegressionCase> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all n, m with m exp(-n/10) <= 1/4 and every choice of logits in [0, log 1.4], linear "
                        + "weights fire on D0 at "
                        + "tau = 1/2 with probability at most 1/4.",
                "z \\in [0, \\log 1.4]^n \\implies \\Pr[F_{\\mathrm{lin}}(z) > 0] \\le 1/4",
                List.of("Y: m columns of n independent uniform signs; a column y fires when <weights, y> " + ">= tau"),
                "z = (0, ..., 0, log 1.4) has the weights (0, ..., 0, 1), and a column fires with "
                        + "probability 1/2 whatever n "
                        + "is; for z = 0 the weights are 0/0. With l > 0 the statement is true.",
                new Source(
                        "deng2023superiority",
                        "dataset of softmax regression, reconstructed; whether it admits the logit 0 "
                                + "could not be read"),
                Status.FOLKLORE,
                Verdict.FAILS,
                List.of(),
                Optional.of(RegressionStaysSilentUnlessSoftmaxMeetsTheSpike.class));
    }

    @Override
    public RegressionCase draw(RandomGenerator random, int size) {
        int n = 14 + random.nextInt(10 * size);
        int low = random.nextBoolean() ? n - 1 : 1 + random.nextInt(n - 1);
        var setting = new RegressionSetting(n, low, BigFraction.ONE, new BigFraction(7, 5), 4, BigFraction.ONE_HALF);
        return new RegressionCase(setting, Network.WEAK_FIRST, 1);
    }

    /// 14 is the least n with exp(-n/10) <= 1/4.
    @Override
    public List<Hypothesis<RegressionCase>> hypotheses() {
        return List.of(Hypothesis.of(
                "m exp(-n/10) <= 1/4",
                instance -> instance.columns() == 1 && instance.setting().n() >= 14));
    }

    @Override
    public Finding conclusion(RegressionCase instance) {
        try {
            BigFraction fires =
                    Fractions.of(RegressionLaw.of(instance.setting()).fires(instance.network(), instance.columns()));
            return new Finding.Exact(
                    fires.compareTo(new BigFraction(1, 4)) <= 0, "fires with probability " + Decimals.text(fires));
        } catch (UndefinedRow undefined) {
            return new Finding.Exact(false, String.valueOf(undefined.getMessage()));
        }
    }
}
