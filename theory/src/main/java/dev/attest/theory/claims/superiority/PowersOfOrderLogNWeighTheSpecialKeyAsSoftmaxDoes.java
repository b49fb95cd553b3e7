package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.separation.Weights;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The exponential is sufficient and not necessary: logits to the power r do what softmax does once r is of
/// order log n, and cannot before.
@AutoService(Claim.class)
public final class PowersOfOrderLogNWeighTheSpecialKeyAsSoftmaxDoes implements Claim.Universal<PowerCase> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all n = G t, a, b, c with c > 0, e > 0 and r >= 1, with S = a^2 + b^2 + c^2 (a^2 + "
                        + "c^2 in "
                        + "cross-attention) the logit of the special key: if n (c^2/S)^r <= e and t ((b^2 "
                        + "+ c^2)/S)^r <= e, "
                        + "attention with logits to the power r puts f >= 1/(1 + 2e) on the special key; "
                        + "and always f <= "
                        + "1/(1 + (n - t - 1) (c^2/S)^r).",
                "n(c^2/S)^r \\le \\varepsilon,\\; t((b^2+c^2)/S)^r \\le \\varepsilon \\implies f_r \\ge "
                        + "\\frac{1}{1 + "
                        + "2\\varepsilon}, \\qquad f_r \\le \\frac{1}{1 + (n-t-1)(c^2/S)^r}",
                List.of(
                        Paper.LETTERS,
                        "r: every whole number >= 1; r = 1 is linear attention",
                        "the conditions say r >= log(n/e) / log(S/c^2) and r >= log(t/e) / log(S/(b^2 + "
                                + "c^2)); below r = "
                                + "log(n - t - 1)/log(S/c^2) the weight is less than 1/2"),
                "1/f - 1 is the sum of the other scores over S^r: n - t or n - t - 1 of them are c^(2r), "
                        + "at most t are "
                        + "(b^2 + c^2)^r.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public PowerCase draw(RandomGenerator random, int size) {
        Setting setting = new Drawn(random).wide(size).with(Weights.IDENTITY);
        var unit = new Unit.Power(1 + random.nextInt(10));
        return new PowerCase(
                new OneNetwork(setting, unit, Dataset.SECOND, 1), Fractions.one(random, Fractions.list("1/10 1/2 1")));
    }

    @Override
    public List<Hypothesis<PowerCase>> hypotheses() {
        return List.of(
                Hypothesis.<PowerCase>of(
                                "S > 0 and no row divides by 0",
                                instance -> instance.logit().compareTo(BigFraction.ZERO) > 0
                                        && !instance.network().rows().isEmpty())
                        .technical("without it F has no value"),
                Hypothesis.of("n (c^2/S)^r <= e", instance -> small(instance, false)),
                Hypothesis.of("t ((b^2 + c^2)/S)^r <= e", instance -> small(instance, true)));
    }

    private static boolean small(PowerCase instance, boolean group) {
        Setting setting = instance.network().setting();
        BigFraction constant = Fractions.square(setting.c());
        return instance.logit().compareTo(BigFraction.ZERO) > 0
                && instance.share(group ? constant.add(Fractions.square(setting.b())) : constant)
                                .multiply(Fractions.of(group ? setting.groupSize() : setting.n()))
                                .compareTo(instance.epsilon())
                        <= 0;
    }

    @Override
    public Finding conclusion(PowerCase instance) {
        Setting setting = instance.network().setting();
        BigFraction f = instance.network().rows().getFirst().exactSpecial().orElseThrow();
        BigFraction least = instance.epsilon().multiply(2).add(1).reciprocal();
        BigFraction most = instance.share(Fractions.square(setting.c()))
                .multiply(Fractions.of(Math.max(0, setting.n() - setting.groupSize() - 1)))
                .add(1)
                .reciprocal();
        return new Finding.Exact(
                f.compareTo(least) >= 0 && f.compareTo(most) <= 0,
                "f = " + Decimals.text(f) + ", the bounds are " + Decimals.text(least) + " and " + Decimals.text(most));
    }
}
