package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.solver.RationalMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Injectivity is a theorem about real numbers. In floating point all weights but one vanish for large
/// queries.
@AutoService(Claim.class)
public final class SoftmaxInSinglePrecisionCannotTellLargeQueriesApart implements Claim.Universal<Case> {
    /// Above 150 log 2 = 103.97...: half of the smallest float is 2^-150.
    private static final BigFraction GAP = new BigFraction(104);
    /// Whole numbers of this size, their products with keys and the differences of those are floats.
    private static final BigFraction LARGE = new BigFraction(300);
    /// Too small for keys next to each other: e^-103 is no float, and rounded to the smallest.
    private static final BigFraction ALMOST = new BigFraction(103);

    private static final List<BigFraction> SCALES = List.of(LARGE, LARGE, ALMOST, BigFraction.ONE);

    private final Mechanism softmax = Definitions.written("weight = softmax(dot(q, k))");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all keys that span R^d affinely and different queries p and q, with whole entries and "
                        + "scores below 2^23: where one key leads all others by 104 at both, their softmax "
                        + "rows differ, and in single precision they are equal to the bit.",
                "\\forall l \\ne j\\colon p \\cdot (k_j - k_l) \\ge 104,\\; q \\cdot (k_j - k_l) \\ge 104 "
                        + "\\implies S_K(p) \\ne S_K(q),\\; \\mathrm{fl}(S_K(p)) = \\mathrm{fl}(S_K(q)) = e_j",
                List.of(
                        "K: whole numbers, rank [K 1] = d + 1; tried with entries up to 4",
                        "p, q: whole numbers, such as (300, 0) and (500, -3) for K = [[1, 0], [0, 1], [-1, " + "-1]]",
                        "fl: the largest score subtracted first, every operation rounded to the nearest float"),
                "e^-104 is below 2^-150, half of the smallest positive float, and becomes 0; so the divisor "
                        + "is 1 and the row e_j. In double precision the same happens from 746 on: 1075 log 2 "
                        + "= 745.13.",
                "Lindemann-Weierstrass (that two rows of exponentials differ is decided exactly)",
                "IEEE 754");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That smaller queries are told apart well: rows may differ in the last bit only.",
                "Anything of a kernel that does not subtract the largest score: there the exponentials " + "overflow.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(width + 2), 2, width, size);
        BigFraction scale = SCALES.get(random.nextInt(SCALES.size()));
        List<BigFraction> direction = tokens.query(0);
        return Case.of("")
                .with("K", tokens.keys())
                .withRow("p", Entrywise.times(scale, direction))
                .withRow(
                        "q",
                        random.nextBoolean()
                                ? Entrywise.plus(tokens.query(1), scale.multiply(2), direction)
                                : Entrywise.times(scale, tokens.query(1)));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.<Case>of("entries are whole, and scores below 2^23", this::isWhole)
                        .technical("all numbers drawn are; otherwise scores are rounded, too"),
                Hypothesis.of("p and q differ", instance -> !instance.row("p").equals(instance.row("q"))),
                Hypothesis.of(
                        "the keys affinely span R^d: rank [K 1] = d + 1",
                        instance -> new RationalMatrix(instance.rows("K"))
                                        .withOnes()
                                        .rank()
                                == instance.row("q").size() + 1),
                Hypothesis.of(
                        "one key leads all others by 104 at p and at q",
                        instance -> leader(instance, "p").isPresent()
                                && leader(instance, "p").equals(leader(instance, "q"))));
    }

    private boolean isWhole(Case instance) {
        return instance.numbers().values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .allMatch(entry -> entry.reduce().getDenominatorAsInt() == 1
                        && entry.abs().compareTo(new BigFraction(1 << 11)) < 0);
    }

    /// The key whose score exceeds all others by the gap, if there is one.
    private static Optional<Integer> leader(Case instance, String name) {
        List<BigFraction> scores = instance.rows("K").stream()
                .map(key -> Entrywise.dot(key, instance.row(name)))
                .toList();
        int first = IntStream.range(0, scores.size())
                .boxed()
                .max(Comparator.comparing(scores::get))
                .orElseThrow();
        return Optional.of(first)
                .filter(top -> IntStream.range(0, scores.size())
                        .filter(j -> j != top)
                        .allMatch(j -> scores.get(top).subtract(scores.get(j)).compareTo(GAP) >= 0));
    }

    @Override
    public Finding conclusion(Case instance) {
        boolean exactly = Rows.equal(softmax, instance.rows("K"), instance.row("p"), instance.row("q"));
        List<Float> one = floats(instance, "p");
        List<Float> other = floats(instance, "q");
        return new Finding.Exact(
                !exactly && one.equals(other),
                "the exact rows " + (exactly ? "are equal" : "differ") + ", in single precision they are " + one
                        + " and " + other);
    }

    private List<Float> floats(Case instance, String name) {
        return Rows.row(Doubles.single(), softmax, instance.rows("K"), instance.row(name)).stream()
                .map(Double::floatValue)
                .toList();
    }
}
