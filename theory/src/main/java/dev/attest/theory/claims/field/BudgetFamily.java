package dev.attest.theory.claims.field;

import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// A mechanism on which the retrieval budget is tried, with its number of features.
///
/// @param text      how a report names it
/// @param features  m as a function of d; where the score has no finite number of features, the number that it
///     would be held to
/// @param separable whether the row has that many features
/// @param maxWidth  the largest d for which rows at rational points are rational
record BudgetFamily(String text, Mechanism mechanism, IntUnaryOperator features, boolean separable, int maxWidth) {
    private static final int ANY = Integer.MAX_VALUE;
    private static final Mechanism LINEAR = Catalogue.mechanism("relu-linear");

    /// Some satisfy all hypotheses of the budget, and for each hypothesis some satisfy all but that one: rows
    /// of both signs (the identity, InLine), rows that do not sum to 1 (raw), no finite number of features
    /// (softmax).
    static List<BudgetFamily> all() {
        return List.of(
                linear("relu(x)", d -> d),
                linear("x^2", d -> d),
                linear("abs(x)", d -> d),
                linear("relu(x) + 1", d -> d),
                linear("concat(relu(x), relu(-x))", d -> 2 * d),
                written(
                        "score = 1 + dot(q, k) + dot(q, k)^2 / 2; weight = score / sum(score)",
                        d -> (d + 1) * (d + 2) / 2),
                linear("x", d -> d),
                written("score = dot(relu(q), relu(k)); weight = score", d -> d),
                new BudgetFamily("inline", Catalogue.mechanism("inline"), d -> d + 1, true, 1),
                new BudgetFamily("softmax", Catalogue.mechanism("softmax"), d -> d, false, ANY));
    }

    private static BudgetFamily linear(String phi, IntUnaryOperator features) {
        String text = "linear attention, phi(x) = " + phi;
        return new BudgetFamily(text, FeatureMap.anyWidth(phi, LINEAR), features, true, ANY);
    }

    private static BudgetFamily written(String text, IntUnaryOperator features) {
        return new BudgetFamily(text, Definitions.written(text), features, true, ANY);
    }
}
