package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The failure of linear attention is one of random readouts with a given threshold, not of what its output
/// knows: read in the direction of the special entry, it orders the datasets as they are.
@AutoService(Claim.class)
public final class LinearAttentionSeparatesByAReadoutOfOneEntry implements Claim.Universal<Comparison> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all n, G, b, c and Q K^T = I, in self- and in cross-attention: some threshold makes "
                        + "linear attention "
                        + "with the single fixed column y = e_1 output 0 on D0 and more than 0 on D1, "
                        + "exactly when a0 < "
                        + "a1.",
                "\\max_i \\langle c_i(a_0), e_1\\rangle < \\max_i \\langle c_i(a_1), e_1\\rangle \\iff " + "a_0 < a_1",
                List.of(Paper.LETTERS, "y = e_1: the direction of the special entry; m = 1, nothing is " + "random"),
                "max_i <c_i, e_1> = sqrt(log n) a max_r f_r. Where a grows, so does every f_r of linear "
                        + "attention, and "
                        + "with them the maximum, strictly; any number between the two maxima is such a "
                        + "threshold. The "
                        + "signal is of order 1/n: no random column sees it at the threshold of the theorem.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public Comparison draw(RandomGenerator random, int size) {
        return new Comparison(
                new Drawn(random)
                        .setting(
                                Fractions.one(random, List.of(Pairing.values())),
                                2 + random.nextInt(size),
                                1L << random.nextInt(2 * size)),
                1,
                BigFraction.ONE_HALF);
    }

    @Override
    public List<Hypothesis<Comparison>> hypotheses() {
        return List.of(
                Hypothesis.<Comparison>of(
                                "no row divides by 0",
                                instance -> best(instance, Dataset.FIRST).isPresent()
                                        && best(instance, Dataset.SECOND).isPresent())
                        .technical("without it F_lin has no value"),
                Hypothesis.necessary(
                        "a0 < a1",
                        instance -> instance.setting()
                                        .a0()
                                        .compareTo(instance.setting().a1())
                                < 0,
                        instance -> instance));
    }

    private static Optional<BigFraction> best(Comparison instance, Dataset dataset) {
        return Shares.of(instance.setting(), Unit.LINEAR, dataset).stream()
                .map(row -> row.exactSpecial()
                        .orElseThrow()
                        .multiply(instance.setting().special(dataset)))
                .max(BigFraction::compareTo);
    }

    @Override
    public Finding conclusion(Comparison instance) {
        BigFraction first = best(instance, Dataset.FIRST).orElseThrow();
        BigFraction second = best(instance, Dataset.SECOND).orElseThrow();
        return new Finding.Exact(
                first.compareTo(second) < 0,
                "linear attention reads at most " + Decimals.text(first) + " on D0 and " + Decimals.text(second)
                        + " on D1, in units of sqrt(log n)");
    }
}
