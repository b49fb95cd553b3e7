package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Width;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows that know too little of the query are never injective.
///
/// Let the row be `W(F(q))`, F a continuous map to R^m, and the queries at which it is defined, Q, open. If m
/// < d, or m = d and W(c y) = W(y) for c > 0, then on every ball in Q two different queries have one row.
///
/// For m < d that is the theorem of Borsuk and Ulam on a sphere in the ball: some y = F(q + v) = F(q - v).
/// Otherwise F is 0 on the ball, and all rows are W(0); or F(q) is not 0 at some q of it, and near q the
/// directions F / |F| stay in one half of the sphere, which is an R^(m - 1): two opposite points of a small
/// sphere about q have one direction there, and so one row. With several blocks of features, some of which
/// the row knows up to a factor of their own, the ball is first made so small that each of these is 0 on it
/// or nowhere on it, and what the row knows is a point of an R^D, D the number of features less one for each
/// such block: D < d is enough.
public final class FewFeaturesTheorem {
    private FewFeaturesTheorem() {}

    /// The features through which the row knows the query; empty where they are not shown to be few enough.
    public static Optional<List<QueryFeatures>> features(Mechanism mechanism) {
        return TextContinuity.hasOpenDomain(mechanism.weight())
                ? QueryFeatures.of(mechanism.weight())
                        .filter(blocks -> areFewerThanEntries(blocks, mechanism.widths()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean areFewerThanEntries(List<QueryFeatures> blocks, Map<String, Integer> fixed) {
        var total = Width.of(0);
        int factors = 0;
        for (var block : blocks) {
            var count = block.count();
            if (count.isEmpty() || !block.terms().stream().allMatch(TextContinuity::isContinuous)) {
                return false;
            }
            total = total.plus(count.get());
            factors += block.ofDirections() ? 1 : 0;
        }
        boolean asManyAsEntries = total.names().equals(Width.of("d").names());
        int most = asManyAsEntries ? 0 : fixed.getOrDefault("d", 2);
        return (asManyAsEntries || total.isNumber()) && total.constant() - factors < most;
    }
}
