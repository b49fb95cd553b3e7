package dev.attest.models.torch;

import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.form.Terms;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.stream.Stream;

/// What surrounds the softmax in `sum_j (scale softmax_j + offset) value_j`.
record Affine(
        List<KeyReduction> reductions,
        List<Node> reduced,
        Node scale,
        Node offset,
        boolean hasOffset,
        Node value,
        Node total) {
    static Affine enter(SoftmaxForm form, Term value, Scope scope) {
        return new Affine(
                form.reductions(),
                scope.enter(form.reductions()),
                scope.enter(form.scale()),
                scope.enter(form.offset()),
                form.hasOffset(),
                scope.enter(value),
                scope.enter(new Term.OverKeys(Term.Reduction.SUM, Term.HERE, value)));
    }

    List<Node> nodes() {
        return Stream.concat(reduced.stream(), Stream.of(scale, offset, value, total))
                .toList();
    }

    /// @param mean `sum_j softmax_j value_j`
    Tensor emit(Tensor mean, Emission emission, Setting setting) {
        Setting.define(reductions, reduced, emission);
        var entrywise = setting.entrywise();
        Operand result = mean;
        if (!Terms.isOne(scale.term())) {
            result = entrywise.times(result, emission.of(scale));
        }
        if (hasOffset) {
            result = entrywise.plus(result, entrywise.times(emission.of(total), emission.of(offset)));
        }
        return entrywise.tensor(result);
    }
}
