package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A row of InLine sums to 1 and is no law: it is an affine combination of the values, not a convex one.
@AutoService(Claim.class)
public final class WeightsOfInlineFallBelowEveryBound implements Claim.Universal<Case>, Claim.Structural {
    private final Mechanism inline = Catalogue.mechanism("inline");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, n >= 1, keys K that are not all equal and every B >= 0 there is a query for which "
                        + "some InLine weight is below -B; where all keys are equal, every weight of every "
                        + "query is 1/n.",
                "\\bigl(\\forall B\\;\\exists q, j\\colon \\mathrm{InL}_K(q)_j < -B\\bigr) \\iff \\exists i, "
                        + "j\\colon k_i \\ne k_j",
                List.of("K: every real n x d matrix", "B: every number", "phi: the identity"),
                "With q = -t (k_a - kbar) the weight of key a is 1/n - t |k_a - kbar|^2 / (n sqrt(d)), for "
                        + "any t.");
    }

    @Override
    public List<String> notShown() {
        return List.of("That negative weights are a flaw: outputs may leave the hull of the values, which "
                + "softmax forbids.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(3), 0, width, size);
        List<List<BigFraction>> keys = random.nextInt(3) > 0
                ? tokens.keys()
                : Collections.nCopies(tokens.keyCount(), tokens.keys().getFirst());
        return Case.of("").with("K", keys).withNumber("B", new BigFraction(random.nextInt(1 + 10 * size)));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.necessary(
                "the keys are not all equal",
                instance -> instance.rows("K").stream().distinct().count() > 1,
                UnaryOperator.identity()));
    }

    @Override
    public Finding conclusion(Case instance) {
        List<List<BigFraction>> keys = instance.rows("K");
        BigFraction share = new BigFraction(1, keys.size());
        List<BigFraction> mean = keys.stream()
                .reduce((a, b) -> Entrywise.plus(a, BigFraction.ONE, b))
                .map(sum -> Entrywise.times(share, sum))
                .orElseThrow();
        int farthest = IntStream.range(0, keys.size())
                .boxed()
                .max(Comparator.comparing(j -> squareOfDistance(keys.get(j), mean)))
                .orElseThrow();
        BigFraction square = squareOfDistance(keys.get(farthest), mean);
        return square.equals(BigFraction.ZERO)
                ? new Finding.Exact(false, "all keys are equal, and so are all weights of every query")
                : below(instance, farthest, towards(instance, keys.get(farthest), mean, square));
    }

    /// -t (k_a - kbar) with t = (B + 2) n d / |k_a - kbar|^2.
    private static List<BigFraction> towards(
            Case instance, List<BigFraction> key, List<BigFraction> mean, BigFraction square) {
        BigFraction t = instance.number("B")
                .add(BigFraction.TWO)
                .multiply(instance.rows("K").size())
                .multiply(key.size())
                .divide(square);
        return Entrywise.times(t.negate(), Entrywise.plus(key, BigFraction.MINUS_ONE, mean));
    }

    private static BigFraction squareOfDistance(List<BigFraction> key, List<BigFraction> mean) {
        List<BigFraction> difference = Entrywise.plus(key, BigFraction.MINUS_ONE, mean);
        return Entrywise.dot(difference, difference);
    }

    private Finding below(Case instance, int key, List<BigFraction> query) {
        var scalars = new Enclosures();
        Enclosure weight =
                Rows.evaluator(scalars, inline, instance.rows("K"), query).weight(key);
        Enclosure margin = scalars.negate(scalars.add(weight, scalars.of(instance.number("B"))));
        return new Finding.Enclosed(
                margin.lo(), margin.hi(), "the weight of key " + key + " at q = " + ExactText.text(query));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.fails(inline, "non-negative"),
                Expectation.fails(Catalogue.mechanism("inline-elu1"), "non-negative"),
                new Expectation(
                        Catalogue.mechanism("softmax"), "non-negative", Verdict.HOLDS, Optional.empty(), false));
    }

    /// The decider answers another question: whether some weight of some keys is negative.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
