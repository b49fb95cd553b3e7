package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.scalar.Scalars;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// A query that prefers one key by a gap gives it the whole row as the query grows: the entropy has no floor,
/// and keys on a circle have no budget.
@AutoService(Claim.class)
public final class SoftmaxReachesTheKeysThatAQuerySinglesOut extends Reason {
    private static final String SOFTMAX = "weight = softmax(dot(q, k))";

    @Override
    Theorem theorem() {
        return Theorem.VERTICES;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all keys, w with w . k_1 >= w . k_j + g for all other j and c >= 0 the softmax row of the query c w "
                        + "gives the key 1 at least 1 / (1 + (n - 1) e^(-c g)).",
                "w \\cdot k_1 \\ge w \\cdot k_j + g \\; (j \\ne 1),\\; c \\ge 0 \\implies a_1(c w) \\ge \\frac{1}{1 + "
                        + "(n - 1)\\, e^{-c g}}",
                List.of("K: every n keys", "w: every vector", "g: every number", "c: every number >= 0"),
                "Every other score is at most e^(-c g) times that of the key 1. Some w with g > 0 exists exactly when the "
                        + "key is a vertex of the convex hull that no other key equals; for keys on a circle w = k_1 will do. "
                        + "The same holds for other scores with such a ratio.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        var linear = "score = dot(q, k); weight = score / sum(score)";
        return Case.of(random.nextInt(3) > 0 ? SOFTMAX : linear)
                .with("K", vectors(random, 1 + random.nextInt(3), width, size))
                .withRow("w", Tokens.vector(random, width, 1))
                .withNumber("g", number(random.nextInt(2 * size + 1) - size))
                .withNumber("c", number(random.nextInt(4) - 1));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the row is one of softmax",
                        instance -> instance.setting().equals(SOFTMAX)),
                Hypothesis.of(
                        "w prefers the key 1 by g",
                        instance -> instance.rows("K").stream()
                                .skip(1)
                                .allMatch(key -> atMost(
                                        instance.number("g"),
                                        Entrywise.dot(minus(instance.row("K"), key), instance.row("w"))))),
                Hypothesis.of("c >= 0", instance -> atMost(ZERO, instance.number("c"))));
    }

    @Override
    Finding find(Case instance) {
        var query = Entrywise.times(instance.number("c"), instance.row("w"));
        if (isZero(margin(new Exponentials(), instance, query))) {
            return exact(true, "the weight is the bound");
        }
        Enclosure margin = margin(new Enclosures(), instance, query);
        return new Finding.Enclosed(margin.lo(), margin.hi(), "the weight less the bound lies in " + margin);
    }

    private static <N> N margin(Scalars<N> scalars, Case instance, List<BigFraction> query) {
        N weight = Rows.row(scalars, Definitions.written(instance.setting()), instance.rows("K"), query)
                .getFirst();
        N power = scalars.exp(
                scalars.of(instance.number("c").multiply(instance.number("g")).negate()));
        N others = scalars.multiply(scalars.of(number(instance.rows("K").size() - 1)), power);
        N one = scalars.of(ONE);
        return scalars.subtract(weight, scalars.divide(one, scalars.add(one, others)));
    }
}
