package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// Linear attention has bounded gradients with ELU + 1, and unbounded ones with ReLU.
@AutoService(Claim.class)
public final class LogLipschitzFeaturesHaveGradientsOfSumAtMostHalfTheirConstant extends ChangesOfRows {
    static final String ELU = "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score)";
    static final String EXP = "score = dot(exp(q), exp(k)); weight = score / sum(score)";
    static final String RELU = "score = dot(relu(q), relu(k)); weight = score / sum(score)";
    static final String SIGNED = "score = dot(exp(q), k); weight = score / sum(score)";

    @Override
    List<String> texts() {
        return List.of(ELU, EXP, RELU, SIGNED);
    }

    @Override
    public Statement statement() {
        return derived(
                "For all features phi_f > 0 of one entry of the query each with |phi_f'| <= L phi_f, features of the keys "
                        + "that are not negative, and all queries: the absolute values of the partial derivatives of a_j = "
                        + "s_j / S add up to 2 L a_j (1 - a_j) <= L/2 at most, so that |a_j(p) - a_j(q)| <= L/2 max_t "
                        + "|p_t - q_t|.",
                "|\\phi_f'| \\le L \\phi_f,\\; \\psi \\ge 0 \\implies \\|\\nabla_q a_j\\|_1 \\le 2 L\\, a_j (1 - a_j) \\le "
                        + "L/2",
                List.of("K: every n keys", "q: every query with a row", "tried for L = 1: ELU + 1 and exp"),
                "With p_f(j) = psi_f(k_j) / P_f, P_f = sum_l psi_f(k_l) and w_f = phi_f P_f / S the derivative in q_f is "
                        + "(phi_f' / phi_f) w_f (p_f(j) - a_j), where a_j = sum_f w_f p_f(j); the mean distance of numbers "
                        + "of [0, 1] from their mean a is 2 a (1 - a) at most.");
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                textIsIn("|phi'| <= L phi", List.of(ELU, EXP, SIGNED)),
                textIsIn("no feature of a key is negative", List.of(ELU, EXP, RELU)));
    }

    @Override
    Finding find(Case instance) {
        var largest = step(instance).stream()
                .map(BigFraction::abs)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return isBounded(instance, largest.multiply(largest).divide(4));
    }
}
