package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// What the experiments of the paper are said to show for every width of the readout. It holds until columns
/// that fire what they should not become likely.
@AutoService(Claim.class)
public final class MoreColumnsSeparateBetter implements Claim.Universal<Comparison> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all settings and m >= 1, softmax separates and linear attention does not at least as "
                        + "likely with m + 1 "
                        + "columns as with m.",
                "\\Pr[E_{m+1}] \\ge \\Pr[E_m]",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "E_m: the event of the theorem for m columns",
                        "the paper, as it is remembered, reports this of the settings it tried; that it "
                                + "is so in all is "
                                + "the extension examined here"),
                "P[E_m] = (1 - bad)^m - (1 - bad - good)^m rises and then falls wherever a column can "
                        + "fire a network that "
                        + "is to stay silent: with too many columns one of them does. The theorem holds "
                        + "for every m because "
                        + "its hypotheses tighten as m grows.",
                new Source("deng2023superiority", "experiments; reconstructed, place unknown"),
                Status.OBSERVATION,
                Verdict.FAILS,
                List.of(),
                Optional.of(SoftmaxSeparatesWhatLinearAttentionDoesNot.class));
    }

    @Override
    public Comparison draw(RandomGenerator random, int size) {
        return new Comparison(
                new Drawn(random).setting(Pairing.SELF, 2 + random.nextInt(size), 1L << random.nextInt(size + 1)),
                1 + random.nextInt(12),
                BigFraction.ONE_HALF);
    }

    @Override
    public List<Hypothesis<Comparison>> hypotheses() {
        return List.of(Hypothesis.of(
                "b > 0 or c > 0",
                instance -> !instance.setting().b().add(instance.setting().c()).equals(BigFraction.ZERO)));
    }

    @Override
    public Finding conclusion(Comparison instance) {
        var law = Law.of(instance.setting());
        BigFraction now = Fractions.of(law.success(instance.columns()));
        BigFraction then = Fractions.of(law.success(instance.columns() + 1));
        return new Finding.Exact(
                now.compareTo(then) <= 0,
                Decimals.text(now) + " with m columns and " + Decimals.text(then) + " with m + 1");
    }
}
