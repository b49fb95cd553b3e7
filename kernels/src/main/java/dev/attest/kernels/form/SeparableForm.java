package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A weight that is a sum of products between row and key: `weight_j = sum_t row_t key_t(j) prod <u, w(j)>`.
/// Then `sum_j weight_j v_j` is an inner product of the row with states `sum_j features(j) v_j`, which no query
/// changes: the cost is linear in the number of keys.
///
/// Computed in this order: each [KeyReduction], the features of each key, their sums over the keys with 1 and
/// with the values, and for each row each [RowSum] and the summands. In a causal mechanism every reduction,
/// state and `n` belongs to a row (a prefix), and no key feature mentions one.
///
/// @param reductions over the keys of what no query changes
/// @param rowSums    over the keys of what splits as the weight does; one may mention those before it
public record SeparableForm(List<Summand> summands, List<RowSum> rowSums, List<KeyReduction> reductions) {
    /// The most features for which the form is worth while.
    public static final long MOST_FEATURES = 4096;

    public SeparableForm {
        summands = List.copyOf(summands);
        rowSums = List.copyOf(rowSums);
        reductions = List.copyOf(reductions);
    }

    /// @param weight for the key [Term#HERE]
    public static Analysis<SeparableForm> of(Term weight, boolean causal) {
        return Analysis.of(() -> {
            var separation = new Separation(causal);
            var summands = separation.summands(Formless.refused(weight));
            return new SeparableForm(
                    summands, separation.rowSums(), separation.leaves().reductions());
        });
    }

    /// The features of a key, each once.
    public List<Summand.Features> features() {
        return Stream.concat(rowSums.stream().flatMap(sum -> sum.summands().stream()), summands.stream())
                .map(Summand::features)
                .distinct()
                .toList();
    }

    /// How many features a key has: in a state each stands beside dv + 1 sums.
    public long width(Map<String, Integer> widths) {
        return features().stream().mapToLong(features -> features.width(widths)).sum();
    }
}
