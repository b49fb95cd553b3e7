package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Without continuity the theorem of collisions is false: an explicit map of the plane into the plane, with a
/// constant first feature, for which linear attention is injective.
@AutoService(Claim.class)
public final class LinearAttentionOnInterleavedDigitsIsInjective implements Claim.Universal<Case> {
    private static final String DIGITS = "digits of x_1 and x_2 in turn";
    private static final String FIRST = "digits of x_1";
    private static final String SUM = "digits of x_1 + x_2";

    private final Mechanism linear = Catalogue.mechanism("identity-linear");

    @Override
    public Statement statement() {
        return Said.derived(
                "There is a map phi: R^2 -> R^2, as many features as dimensions, such that for all keys that "
                        + "are not all equal every query has a row of linear attention and different queries "
                        + "have different rows: phi(x) = (1, psi(x)) with the digits of x_1 and x_2 in turn "
                        + "for psi.",
                "\\exists\\, \\phi\\colon \\mathbb R^2 \\to \\mathbb R^2\\;\\forall K \\text{ with } k_i \\ne "
                        + "k_j\\;\\forall p \\ne q\\colon L_K(p) \\ne L_K(q)",
                List.of(
                        "psi(x) = 2 s(t(x_1)) + s(t(x_2)), t(x) = 1 + x/(1 + |x|), s: the binary digits of a "
                                + "number read in base 4 (of two expansions the one that does not end in ones "
                                + "throughout)",
                        "K: every real n x 2 matrix with two different rows",
                        "p, q: all of R^2; tried are rationals, whose digits repeat, exactly"),
                "t and s are strictly increasing, and the base-4 digits of psi(x) are 2 a + b for the binary "
                        + "digits a of t(x_1) and b of t(x_2): psi is injective and positive. So two keys "
                        + "have different features, rank phi(K) = 2, the sum of scores is positive, and "
                        + "equal rows mean (1, psi(p)) = c (1, psi(q)): c = 1 and p = q. Such a map has to "
                        + "jump in every open set, since on a ball on which it is continuous two queries "
                        + "would have one row; this one jumps where t(x_1) or t(x_2) is dyadic.");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That a map with jumps along finitely many curves does: on any ball between them it collides "
                        + "(linear-attention-with-few-features-collides-on-every-sphere).",
                "That a computer could use it: the second coordinate hides behind the first at every digit.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(3), 2, 2, size);
        String psi = random.nextInt(3) > 0 ? DIGITS : random.nextBoolean() ? FIRST : SUM;
        List<BigFraction> half = Entrywise.times(BigFraction.ONE_HALF, tokens.query(0));
        return Case.of("psi: " + psi)
                .with("K", tokens.keys())
                .withRow("p", random.nextBoolean() ? tokens.query(0) : half)
                .withRow("q", tokens.query(1));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.row("p").equals(instance.row("q"))),
                new Hypothesis<>(
                        "psi is injective",
                        instance -> instance.setting().endsWith(DIGITS),
                        LinearAttentionOnInterleavedDigitsIsInjective::unseen,
                        true,
                        Optional.empty()),
                Hypothesis.necessary(
                        "the keys are not all equal",
                        instance -> instance.rows("K").stream().distinct().count() > 1,
                        UnaryOperator.identity()));
    }

    /// q = p + (0, 1) or p + (1, -1): the same number for a psi that is not injective.
    private static Case unseen(Case instance) {
        BigFraction first = instance.setting().endsWith(SUM) ? BigFraction.ONE : BigFraction.ZERO;
        BigFraction second = instance.setting().endsWith(SUM) ? BigFraction.MINUS_ONE : BigFraction.ONE;
        return instance.withRow("q", Entrywise.plus(instance.row("p"), BigFraction.ONE, List.of(first, second)));
    }

    private static List<BigFraction> phi(Case instance, List<BigFraction> x) {
        BigFraction psi = switch (instance.setting().substring("psi: ".length())) {
            case DIGITS -> InterleavedDigits.of(x);
            case FIRST -> InterleavedDigits.of(List.of(x.getFirst(), BigFraction.ZERO));
            default -> InterleavedDigits.of(List.of(x.getFirst().add(x.getLast()), BigFraction.ZERO));
        };
        return List.of(BigFraction.ONE, psi);
    }

    /// The definition with the identity for features, read at features.
    @Override
    public Finding conclusion(Case instance) {
        List<List<BigFraction>> keys =
                instance.rows("K").stream().map(key -> phi(instance, key)).toList();
        boolean equal =
                Rows.equalRational(linear, keys, phi(instance, instance.row("p")), phi(instance, instance.row("q")));
        return new Finding.Exact(!equal, "the rows of p and q " + (equal ? "are equal" : "differ"));
    }
}
