package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;

/// A weight that is a sum of rows of softmax, each with a scale and perhaps a sink, such as `softmax(s) - lambda
/// softmax(t)`.
///
/// @param reductions over the keys of what no query changes, which any of the rows mentions
/// @param rows       at least one, without reductions of their own and without offsets
public record SoftmaxSum(List<KeyReduction> reductions, List<SoftmaxForm> rows) {
    public SoftmaxSum {
        reductions = List.copyOf(reductions);
        rows = List.copyOf(rows);
    }

    /// @param weight for the key [Term#HERE]
    public static Analysis<SoftmaxSum> of(Term weight, boolean causal) {
        return Analysis.of(() -> {
            var search = new SoftmaxSearch(causal);
            var rows = new ArrayList<SoftmaxForm>();
            for (var row : search.rows(weight)) {
                if (row.hasOffset()) {
                    throw new Refusal("something is added to the softmax");
                }
                rows.add(new SoftmaxForm(
                        List.of(), row.scale(), row.offset(), row.score(), row.sink(), row.shifted()));
            }
            return new SoftmaxSum(search.reductions(), rows);
        });
    }
}
