package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Definitions around a feature map, and what the decider is expected to say of them.
final class Written {
    static final Condition FULL_RANK = new Condition.Rank(List.of("k[j,a1]"), false, "d");

    private Written() {}

    /// Linear attention, divided by the sum of its scores.
    static Mechanism linear(String phi) {
        return FeatureMap.anyWidth(phi, Catalogue.mechanism("relu-linear"));
    }

    static Mechanism inline(String phi) {
        return FeatureMap.anyWidth(phi, Catalogue.mechanism("inline"));
    }

    /// Linear attention, divided by the sum of its scores and an epsilon.
    static Mechanism linear(String phi, BigFraction epsilon) {
        return Definitions.written("phi(x) = " + phi + "; score = dot(phi(q), phi(k)); "
                + "weight = score / (sum(score) + (" + ExactText.text(epsilon) + "))");
    }

    /// Linear attention that is not divided.
    static Mechanism undivided(String phi) {
        return Definitions.written("phi(x) = " + phi + "; weight = dot(phi(q), phi(k))");
    }

    /// Injective under a condition, which need not be the exact one.
    static Expectation injectiveUnder(Mechanism mechanism, Condition condition) {
        return new Expectation(mechanism, "injective", Verdict.HOLDS, Optional.of(condition), false);
    }

    static Expectation injectiveUnderSome(Mechanism mechanism) {
        return new Expectation(mechanism, "injective", Verdict.HOLDS, Optional.empty(), false);
    }

    static Expectation notInjective(Mechanism mechanism) {
        return Expectation.fails(mechanism, "injective");
    }
}
