package dev.attest.theory.certificate.theorem;

import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;

/// What a row knows of one query, in numbers.
///
/// @param values   the features; of a block of directions those beside one, divided by that one
/// @param divisors for each block of directions, the feature by which the others are divided
public record FeatureValues<N>(List<N> values, List<N> divisors) {
    public FeatureValues {
        values = List.copyOf(values);
        divisors = List.copyOf(divisors);
    }

    /// @param units for each block of directions the number, from 0, of the feature that divides
    public static <N> FeatureValues<N> of(
            List<QueryFeatures> blocks, List<Integer> units, Scalars<N> scalars, Evaluator<N> evaluator) {
        var values = new ArrayList<N>();
        var divisors = new ArrayList<N>();
        for (var block : blocks) {
            var features = new ArrayList<>(block.at(evaluator));
            if (block.ofDirections()) {
                N divisor = features.remove(units.get(divisors.size()).intValue());
                divisors.add(divisor);
                features.replaceAll(feature -> scalars.divide(feature, divisor));
            }
            values.addAll(features);
        }
        return new FeatureValues<>(values, divisors);
    }
}
