package dev.attest.models.torch;

import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Term;
import java.util.List;

/// A softmax of any scores, with the weights of all pairs held.
record PairSoftmax(SoftmaxForm form, Term value) implements WeightedSum {
    @Override
    public Tensor emit(Setting setting, boolean absorbed) {
        var scope = new Scope();
        var affine = Affine.enter(form, value, scope);
        var score = scope.enter(new Term.Softmax(form.score(), Term.HERE, form.score()));
        scope.absorb(absorbed ? affine.nodes() : List.of());
        var emission = setting.emission(scope);
        Setting.define(form.reductions(), affine.reduced(), emission);
        var weights = setting.entrywise().tensor(emission.of(score));
        var values = setting.entrywise().tensor(emission.of(affine.value()));
        var mean = setting.summedProduct().of(new Contraction("", "d", "d", -1), weights, values, 0);
        return affine.emit(mean, emission, setting);
    }

    @Override
    public String explanation() {
        return "the definition is a softmax; the scores of all pairs are held";
    }
}
