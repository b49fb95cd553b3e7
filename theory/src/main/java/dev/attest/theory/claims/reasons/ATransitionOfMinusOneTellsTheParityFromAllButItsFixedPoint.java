package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The eigenvalue -1 alone does not track parity: the token 0 has to keep the state, which must not be the one
/// that the token 1 keeps.
@AutoService(Claim.class)
public final class ATransitionOfMinusOneTellsTheParityFromAllButItsFixedPoint extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.FINITELY_MANY_STATES;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all h_0 and b with h_0 other than b/2: the state h that the token 0 keeps and the token 1 takes to b - h "
                        + "is h_0 after an even number of ones and b - h_0 after an odd one.",
                "f_0(h) = h,\\; f_1(h) = b - h,\\; h_0 \\ne b/2 \\implies f_{x_T} \\cdots f_{x_1} h_0 = h_0 \\iff \\sum x_t "
                        + "\\text{ even}",
                List.of("x: every word of bits, tried up to 6", "h_0, b: every two numbers"),
                "f_1 f_1 is the identity and f_1 moves every number but b/2. An eigenvalue a with |a| < 1 forgets, one above "
                        + "-1 settles, and at b/2 nothing moves.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        var kept = random.nextInt(4) > 0 ? List.of(ONE, ZERO) : fractions(random, 2, 1);
        var turned = random.nextInt(4) > 0 ? number(-1) : fraction(random, 1);
        return Case.of("a h + b")
                .withRow("token 0", kept)
                .withRow("token 1", List.of(turned, fraction(random, size)))
                .withNumber("h", fraction(random, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the token 0 keeps the state",
                        instance -> instance.row("token 0").equals(List.of(ONE, ZERO))),
                Hypothesis.of(
                        "the eigenvalue of the token 1 is -1",
                        instance -> instance.number("token 1").equals(number(-1))),
                Hypothesis.of(
                        "the first state is not a fixed point of the token 1",
                        instance -> !step(instance, "token 1")
                                .apply(instance.number("h"))
                                .equals(instance.number("h"))));
    }

    private static UnaryOperator<BigFraction> step(Case instance, String token) {
        var numbers = instance.row(token);
        return state -> numbers.getFirst().multiply(state).add(numbers.getLast());
    }

    @Override
    Finding find(Case instance) {
        boolean told = Bits.areTold(instance.number("h"), step(instance, "token 0"), step(instance, "token 1"));
        return exact(told, "whether a threshold parts the states of odd and of even words");
    }
}
