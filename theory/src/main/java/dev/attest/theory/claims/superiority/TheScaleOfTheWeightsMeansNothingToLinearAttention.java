package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Probability;
import dev.attest.theory.separation.UndefinedRow;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Linear attention, and any power of the logit, has no temperature: it fails for a whole family of weights
/// at once, where softmax is switched on and off by the scale.
@AutoService(Claim.class)
public final class TheScaleOfTheWeightsMeansNothingToLinearAttention implements Claim.Universal<ScaledNetwork> {
    @Override
    public Statement statement() {
        return new Statement(
                "For every setting, diagonal W >= 0, dataset, lambda > 0 and unit that is a power of the "
                        + "logit: attention "
                        + "with Q K^T = lambda W has the same rows, and so fires the same columns, as "
                        + "with W.",
                "\\lambda > 0 \\implies F^{\\lambda W}_{\\mathrm{lin}} = F^W_{\\mathrm{lin}}",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "lambda: every positive number",
                        "softmax with lambda I separates in the limit for lambda (a1^2 + b^2) > 1 > "
                                + "lambda (a0^2 + "
                                + "b^2); the scale of its weights is an inverse temperature"),
                "Every score of a row is multiplied by lambda^r, and so is their sum.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public ScaledNetwork draw(RandomGenerator random, int size) {
        return new ScaledNetwork(
                new Drawn(random).network(size), Fractions.one(random, Fractions.list("0 1/10 1/2 2 3 10")));
    }

    @Override
    public List<Hypothesis<ScaledNetwork>> hypotheses() {
        return List.of(
                Hypothesis.<ScaledNetwork>of(
                                "no row divides by 0",
                                instance -> !instance.network().rows().isEmpty())
                        .technical("without it there are no rows to compare"),
                Hypothesis.of("lambda > 0", instance -> instance.scale().compareTo(BigFraction.ZERO) > 0),
                Hypothesis.of(
                        "the unit is a power of the logit",
                        instance -> instance.network().unit() instanceof Unit.Power));
    }

    @Override
    public Finding conclusion(ScaledNetwork instance) {
        Probability before = instance.network().fires();
        try {
            Probability after = instance.scaled().fires();
            boolean rows = instance.network().unit() instanceof Unit.Softmax
                    || specials(instance.network()).equals(specials(instance.scaled()));
            return new Finding.Exact(
                    before.equals(after) && rows,
                    "a column fires with probability " + before + " and, scaled, " + after);
        } catch (UndefinedRow undefined) {
            return new Finding.Exact(false, "scaled: " + String.valueOf(undefined.getMessage()));
        }
    }

    private static List<Optional<BigFraction>> specials(OneNetwork network) {
        return network.rows().stream().map(Shares::exactSpecial).toList();
    }
}
