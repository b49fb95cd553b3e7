package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Why rows whose blocks have every rank have no state of constant size that is linear in the values.
@AutoService(Claim.class)
public final class OutputsOfALinearStateHaveBlocksOfRankAtMostItsSize extends Reason {
    private static final int EARLIER = 4;
    private static final int LATER = 5;

    @Override
    Theorem theorem() {
        return Theorem.BLOCKS_OF_A_STATE;
    }

    @Override
    public Statement statement() {
        return derived(
                "For every recurrence s_i = A s_{i - 1} + b v_i with a state of r numbers and outputs w . s_i, the matrix of "
                        + "the outputs at positions after t, later values 0, for any choices of the values up to t has rank "
                        + "r at most.",
                "\\operatorname{rank} \\left(w^\\top A^{i - j} b\\right)_{i > t,\\, j \\le t} \\le r",
                List.of("A, b, w: whatever, and possibly different for each token", "values: every choice"),
                "All later outputs are linear functions of s_t, which has r numbers. A read-out or an update that is not "
                        + "linear in the values escapes: one real number can hold every value.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        return Case.of(oneOf(random, List.of("output w . s", "output w . s", "output (w . s)^2")))
                .with("A", vectors(random, width, width, 1))
                .withRow("b", Tokens.vector(random, width, size))
                .withRow("w", Tokens.vector(random, width, size))
                .with("V", vectors(random, LATER, EARLIER, size))
                .withNumber("r", number(1 + random.nextInt(3)));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the read-out is linear",
                        instance -> !instance.setting().contains("^")),
                Hypothesis.of(
                        "the state has r numbers at most",
                        instance -> atMost(number(instance.rows("A").size()), instance.number("r"))));
    }

    @Override
    Finding find(Case instance) {
        var outputs = instance.rows("V").stream()
                .map(values -> outputs(instance, values))
                .toList();
        return isAtMost(number(new RationalMatrix(outputs).rank()), instance.number("r"));
    }

    private static List<BigFraction> outputs(Case instance, List<BigFraction> values) {
        var state = Entrywise.times(ZERO, instance.row("b"));
        for (var value : values) {
            state = Entrywise.plus(moved(instance, state), value, instance.row("b"));
        }
        var outputs = new ArrayList<BigFraction>();
        for (int later = 0; later < LATER; later++) {
            state = moved(instance, state);
            var read = Entrywise.dot(instance.row("w"), state);
            outputs.add(instance.setting().contains("^") ? read.multiply(read) : read);
        }
        return outputs;
    }

    private static List<BigFraction> moved(Case instance, List<BigFraction> state) {
        return instance.rows("A").stream().map(row -> Entrywise.dot(row, state)).toList();
    }
}
