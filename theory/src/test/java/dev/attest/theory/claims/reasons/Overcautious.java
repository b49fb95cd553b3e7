package dev.attest.theory.claims.reasons;

import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.List;
import java.util.random.RandomGenerator;

/// Squares are not negative, said of positive numbers only: the hypothesis is not needed.
final class Overcautious extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.SIGNS;
    }

    @Override
    public Statement statement() {
        return derived("For every x > 0, x^2 >= 0.", "x^2 \\ge 0", List.of("x: every positive number"), "Of course.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of("").withNumber("x", fraction(random, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of("x > 0", instance -> below(ZERO, instance.number("x"))));
    }

    @Override
    Finding find(Case instance) {
        return isAtMost(ZERO, instance.number("x").multiply(instance.number("x")));
    }
}
