package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Why a sum of exponentials vanishes at every key only if its coefficients do.
@AutoService(Claim.class)
public final class ExponentialsOfDifferentLinearFormsAreIndependent extends Reason {
    private static final Exponentials SCALARS = new Exponentials();

    @Override
    Theorem theorem() {
        return Theorem.INDEPENDENT_EXPONENTIALS;
    }

    @Override
    public Statement statement() {
        return cited(
                "For all different v_1, ..., v_r in R^d and numbers c_1, ..., c_r that are not all 0, some x in R^d has "
                        + "sum_i c_i e^(v_i . x) other than 0.",
                "v_i \\ne v_j,\\; c \\ne 0 \\implies \\exists x:\\; \\sum_i c_i e^{v_i \\cdot x} \\ne 0",
                List.of("v: every r different vectors", "c: every r numbers, not all 0"),
                "Some w has different v_i . w, and at x = 0, w, ..., (r - 1) w the exponentials make a Vandermonde matrix "
                        + "of the e^(v_i . w). (Polynomials before the exponentials: by derivatives.) Tried at those points.",
                "lang2002algebra",
                "Theorem VI.4.1 (Artin: different characters are independent)");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int count = 1 + random.nextInt(3);
        return Case.of("")
                .with("v", vectors(random, count, 1 + random.nextInt(2), 1))
                .withRow("c", Tokens.vector(random, count, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the v_i are different",
                        instance -> new HashSet<>(instance.rows("v")).size()
                                == instance.rows("v").size()),
                Hypothesis.of(
                        "not all c_i are 0",
                        instance -> instance.row("c").stream().anyMatch(entry -> !entry.equals(ZERO))));
    }

    @Override
    Finding find(Case instance) {
        int count = instance.rows("v").size();
        boolean somewhere = IntStream.range(0, count).anyMatch(x -> !isZero(at(instance, x)));
        return exact(somewhere, "whether the sum is other than 0 at one of 0, w, ..., (r - 1) w");
    }

    /// At x (1, 3): inner products of entries of absolute value 1 at most with (1, 3) tell vectors apart.
    private static Exponential at(Case instance, int x) {
        var sum = SCALARS.of(ZERO);
        for (int i = 0; i < instance.rows("v").size(); i++) {
            var vector = instance.rows("v").get(i);
            var product =
                    vector.getFirst().add(vector.size() > 1 ? vector.get(1).multiply(3) : ZERO);
            var exponential = SCALARS.exp(SCALARS.of(product.multiply(x)));
            sum = SCALARS.add(sum, SCALARS.multiply(SCALARS.of(instance.row("c").get(i)), exponential));
        }
        return sum;
    }
}
