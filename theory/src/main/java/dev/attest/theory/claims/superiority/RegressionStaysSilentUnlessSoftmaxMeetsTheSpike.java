package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.RegressionLaw;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The three silent networks of softmax regression.
@AutoService(Claim.class)
public final class RegressionStaysSilentUnlessSoftmaxMeetsTheSpike implements Claim.Universal<RegressionCase> {
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final BigFraction WIDEST = new BigFraction(7, 5);
    private static final BigFraction NORM = new BigFraction(36, 35);
    private static final List<Network> SILENT = List.of(Network.STRONG_FIRST, Network.WEAK_FIRST, Network.WEAK_SECOND);

    @Override
    public Statement statement() {
        return new Statement(
                "For all n >= 2, m >= 1, tau > 0 and logits in [l, u] with e^(u - l) <= 7/5: softmax on "
                        + "D0 fires with "
                        + "probability at most m exp(-35 tau^2 n / 72); and if l > 0, linear weights on "
                        + "D0 with at most m "
                        + "exp(-tau^2 n / (2 rho)) and on D1, if they put w < tau on the spike, with at "
                        + "most m "
                        + "exp(-(tau - w)^2 (n - 1) / (2 rho (1 - w)^2)), rho = (l + u)^2/(4 l u).",
                "\\Pr[F_{\\exp}(D_0) > 0] \\le m e^{-35\\tau^2 n/72},\\; \\Pr[F_{\\mathrm{lin}}(D_0) > 0] "
                        + "\\le m "
                        + "e^{-\\tau^2 n/2\\rho},\\; \\Pr[F_{\\mathrm{lin}}(D_1) > 0] \\le m e^{-(\\tau - "
                        + "w)^2 (n-1)/2\\rho(1-w)^2}",
                List.of(
                        "D0: every logit in [l, u]; D1: one logit is 4 log n instead; drawn here: logits "
                                + "l and u in any "
                                + "numbers, of which the law is exact",
                        "Y: m columns of n independent uniform signs; a column y fires when <weights, y> " + ">= tau",
                        "w: near 1 for small n: the linear network does fire on D1 until n l is far above " + "log n"),
                "n sum x^2 <= (A + B)^2/(4AB) (sum x)^2 for x in [A, B] (Polya-Szego) bounds the 2-norm "
                        + "of the weights, 36/35 "
                        + "for a ratio of 7/5; then Hoeffding's inequality and a union over columns, on "
                        + "D1 given the spike.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of("Hoeffding's inequality for signs", "Polya-Szego inequality"),
                Optional.empty());
    }

    @Override
    public RegressionCase draw(RandomGenerator random, int size) {
        return RegressionCase.draw(random, size, SILENT);
    }

    @Override
    public List<Hypothesis<RegressionCase>> hypotheses() {
        return List.of(
                Hypothesis.<RegressionCase>of("no row divides by 0: some logit is above 0", RegressionCase::isDefined)
                        .technical("without it the linear network has no value on D0"),
                Hypothesis.of(
                        "e^(u - l) <= 7/5 for softmax",
                        instance -> !instance.network().strong()
                                || instance.setting()
                                                .highOdds()
                                                .divide(instance.setting().lowOdds())
                                                .compareTo(WIDEST)
                                        <= 0),
                Hypothesis.<RegressionCase>of(
                                "l > 0 for linear weights",
                                instance -> instance.network().strong()
                                        || instance.setting().lowOdds().compareTo(BigFraction.ONE) > 0)
                        .technical("without it rho is infinite and the bound says nothing; that nothing "
                                + "better is true: "
                                + "linear-regression-stays-silent-for-logits-from-zero fails"),
                Hypothesis.of(
                        "w < tau for linear weights on D1",
                        instance -> instance.network() != Network.WEAK_SECOND
                                || instance.spikeShare().hi()
                                        < Enclosure.of(instance.setting().threshold())
                                                .lo()));
    }

    @Override
    public Finding conclusion(RegressionCase instance) {
        BigFraction fires =
                Fractions.of(RegressionLaw.of(instance.setting()).fires(instance.network(), instance.columns()));
        Enclosure bound = ENCLOSURES.multiply(Enclosure.point(instance.columns()), tail(instance));
        Enclosure margin = ENCLOSURES.subtract(bound, ENCLOSURES.of(fires));
        return new Finding.Enclosed(
                margin.lo(),
                margin.hi(),
                "fires with probability " + Decimals.text(fires) + ", the bound is in " + bound);
    }

    private static Enclosure tail(RegressionCase instance) {
        Enclosure level = ENCLOSURES.of(instance.setting().threshold());
        int n = instance.setting().n();
        if (instance.network().strong()) {
            return tail(level, n, ENCLOSURES.of(NORM));
        }
        Enclosure sum = ENCLOSURES.add(instance.least(), instance.most());
        Enclosure product = ENCLOSURES.multiply(instance.least(), instance.most());
        Enclosure spread =
                ENCLOSURES.divide(ENCLOSURES.power(sum, 2), ENCLOSURES.multiply(Enclosure.point(4), product));
        if (instance.network() == Network.WEAK_FIRST) {
            return tail(level, n, spread);
        }
        Enclosure share = instance.spikeShare();
        Enclosure missing =
                ENCLOSURES.divide(ENCLOSURES.subtract(level, share), ENCLOSURES.subtract(Enclosure.ONE, share));
        return tail(missing, n - 1, spread);
    }

    /// `exp(-level^2 count / (2 spread))`.
    private static Enclosure tail(Enclosure level, int count, Enclosure spread) {
        Enclosure square = ENCLOSURES.multiply(ENCLOSURES.power(level, 2), Enclosure.point(count));
        return ENCLOSURES.exp(
                ENCLOSURES.negate(ENCLOSURES.divide(square, ENCLOSURES.multiply(Enclosure.point(2), spread))));
    }
}
