package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.List;
import java.util.random.RandomGenerator;

/// Why `c phi(q)` is a value of phi for c near 1.
@AutoService(Claim.class)
public final class AStrictlyMonotoneContinuousFunctionTakesTheValuesNearEachOfItsValues extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.OPEN_IMAGE;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all a < x < b, every continuous strictly monotone f on [a, b] and every y no further from f(x) than "
                        + "the nearer one of f(a) and f(b), y is a value of f.",
                "|y - f(x)| \\le \\min(|f(a) - f(x)|, |f(b) - f(x)|) \\implies y \\in f([a, b])",
                List.of("f: every continuous strictly monotone function on the interval", "x: every point inside"),
                "f(x) lies strictly between f(a) and f(b), so y lies between them, and the intermediate value theorem "
                        + "applies. Tried on functions that are linear between nodes.");
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
                Hypothesis.of(
                        "f is strictly monotone",
                        instance -> BrokenLine.of(instance).isStrictlyMonotone()),
                Hypothesis.of("y is no further from f(x) than the ends", instance -> {
                    var line = BrokenLine.of(instance);
                    var here = line.at(instance.number("node").intValue());
                    var distance = instance.number("y").subtract(here).abs();
                    return atMost(distance, line.first().subtract(here).abs())
                            && atMost(distance, line.last().subtract(here).abs());
                }));
    }

    @Override
    Finding find(Case instance) {
        return exact(BrokenLine.of(instance).takes(instance.number("y")), "whether y is a value");
    }
}
