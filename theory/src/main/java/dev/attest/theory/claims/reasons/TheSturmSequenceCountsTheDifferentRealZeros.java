package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Why a polynomial in one variable keeps its sign.
@AutoService(Claim.class)
public final class TheSturmSequenceCountsTheDifferentRealZeros extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.SIGNS;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every polynomial f that is not 0 the number of its different real zeros is the number of changes of "
                        + "sign that f, f', -rem(f, f'), ... loses from minus infinity to infinity.",
                "\\#\\{x \\in \\mathbb R : f(x) = 0\\} = V_{-\\infty}(f, f', \\dots) - V_{\\infty}(f, f', \\dots)",
                List.of("f: every polynomial with real coefficients other than 0"),
                "Passing a zero of f the sequence loses one change, passing one of its other members none. Tried on "
                        + "products of r factors x - x_i and one quadratic: r different numbers x_i are counted once each.",
                "basu2006algorithms",
                "Section 2.2.2 (Sturm's theorem)");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of("f = prod_i (x - x_i) ((x - a)^2 + b)")
                .withRow("zeros", fractions(random, random.nextInt(size + 1), size + 1))
                .withNumber("a", fraction(random, size))
                .withNumber("b", fraction(random, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the x_i are different",
                        instance -> new HashSet<>(instance.row("zeros")).size()
                                == instance.row("zeros").size()),
                Hypothesis.of("the quadratic has no zero: b > 0", instance -> below(ZERO, instance.number("b"))));
    }

    @Override
    Finding find(Case instance) {
        var a = instance.number("a");
        var polynomial = List.of(a.multiply(a).add(instance.number("b")), a.multiply(-2), ONE);
        for (var zero : instance.row("zeros")) {
            polynomial = Coefficients.times(polynomial, List.of(zero.negate(), ONE));
        }
        int counted = Coefficients.sturm(polynomial);
        int zeros = instance.row("zeros").size();
        return exact(counted == zeros, "the sequence counts " + counted + ", r = " + zeros);
    }
}
