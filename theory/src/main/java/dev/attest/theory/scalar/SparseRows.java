package dev.attest.theory.scalar;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows of sparsemax and entmax: `max((alpha - 1) s - t, 0)^(1 / (alpha - 1))`, where t makes the row sum to 1.
final class SparseRows<N> {
    private final Scalars<N> scalars;
    private final N one;

    SparseRows(Scalars<N> scalars) {
        this.scalars = scalars;
        this.one = scalars.of(BigFraction.ONE);
    }

    /// What makes the weights of a row from its scores.
    sealed interface Threshold<N> {
        /// alpha = 2.
        record Plain<N>(N threshold) implements Threshold<N> {}

        /// alpha > 1, with `factor = alpha - 1` and `power = 1 / (alpha - 1)`.
        record Powered<N>(N factor, N power, N threshold) implements Threshold<N> {}

        /// alpha = 1: softmax, with what it subtracts and what it divides by.
        record Exponential<N>(N reference, N total) implements Threshold<N> {}
    }

    /// @param exact the value of alpha where the text says it
    Threshold<N> threshold(Optional<BigFraction> exact, N alpha, List<N> scores) {
        if (exact.filter(BigFraction.TWO::equals).isPresent()) {
            return new Threshold.Plain<>(scalars.sparsemaxThreshold(scores));
        }
        if (exact.filter(BigFraction.ONE::equals).isPresent()) {
            return exponential(scores);
        }
        N factor = scalars.subtract(alpha, one);
        return switch (scalars.sign(factor)) {
            case -1 -> throw new Undefined("an entmax with alpha below 1");
            case 0 -> throw new Declined("an entmax whose alpha comes to 1");
            default -> powered(factor, scores);
        };
    }

    private Threshold<N> powered(N factor, List<N> scores) {
        N power = scalars.divide(one, factor);
        var scaled =
                scores.stream().map(score -> scalars.multiply(factor, score)).toList();
        return new Threshold.Powered<>(factor, power, scalars.entmaxThreshold(scaled, power));
    }

    private Threshold<N> exponential(List<N> scores) {
        N reference = scalars.softmaxReference(scores);
        N total = scores.stream()
                .map(score -> scalars.exp(scalars.subtract(score, reference)))
                .reduce(scalars::add)
                .orElseThrow();
        return new Threshold.Exponential<>(reference, total);
    }

    N weight(Threshold<N> row, N score) {
        return switch (row) {
            case Threshold.Plain<N>(var threshold) -> scalars.relu(scalars.subtract(score, threshold));
            case Threshold.Powered<N>(var factor, var power, var threshold) ->
                scalars.truncatedPower(scalars.subtract(scalars.multiply(factor, score), threshold), power);
            case Threshold.Exponential<N>(var reference, var total) ->
                scalars.divide(scalars.exp(scalars.subtract(score, reference)), total);
        };
    }
}
