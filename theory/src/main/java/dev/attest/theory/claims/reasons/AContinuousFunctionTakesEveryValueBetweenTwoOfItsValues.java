package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.List;
import java.util.random.RandomGenerator;

/// Why a divisor with opposite signs at two queries vanishes somewhere, and a map that turns round takes a
/// value twice.
@AutoService(Claim.class)
public final class AContinuousFunctionTakesEveryValueBetweenTwoOfItsValues extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.INTERMEDIATE_VALUE;
    }

    @Override
    public Statement statement() {
        return cited(
                "For all a < b, every continuous f on [a, b] and every y between f(a) and f(b) some x in [a, b] has "
                        + "f(x) = y.",
                "f \\in C[a, b],\\; f(a) \\le y \\le f(b) \\implies \\exists x \\in [a, b]:\\; f(x) = y",
                List.of("f: every continuous real function on the interval", "y: every number between f(a) and f(b)"),
                "The x with f below y up to there have a supremum, and f cannot be above or below y at it. Tried on "
                        + "functions that are linear between nodes.",
                "rudin1976principles",
                "Theorem 4.23");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return BrokenLine.draw(random, size);
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "f is continuous", instance -> BrokenLine.of(instance).isContinuous()),
                Hypothesis.of("y lies between the values at the ends", instance -> {
                    var line = BrokenLine.of(instance);
                    var y = instance.number("y");
                    return Integer.signum(y.compareTo(line.first())) * Integer.signum(y.compareTo(line.last())) <= 0;
                }));
    }

    @Override
    Finding find(Case instance) {
        return exact(BrokenLine.of(instance).takes(instance.number("y")), "whether y is a value");
    }
}
