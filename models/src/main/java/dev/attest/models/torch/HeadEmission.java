package dev.attest.models.torch;

import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import java.util.Optional;

/// What leaves the head, by the cheapest way that the form of the definition allows.
record HeadEmission(Mechanism mechanism, Optional<Formed> formed) {
    /// An output around a weighted sum, and how that is computed.
    record Formed(OutputForm form, WeightedSum sum) {}

    static HeadEmission of(Mechanism mechanism) {
        var form = OutputForm.of(mechanism).asOptional();
        return new HeadEmission(
                mechanism,
                form.flatMap(found -> weightedSum(found, mechanism.causal()).map(sum -> new Formed(found, sum))));
    }

    private static Optional<WeightedSum> weightedSum(OutputForm form, boolean causal) {
        var softmax = SoftmaxForm.of(form.weight(), causal).asOptional();
        if (softmax.isPresent()) {
            var found = softmax.get();
            return Optional.of(found.asDotProduct(causal)
                    .<WeightedSum>map(score -> new NativeSoftmax(found, score, form.value()))
                    .orElseGet(() -> new PairSoftmax(found, form.value())));
        }
        return SeparableForm.of(form.weight(), causal)
                .asOptional()
                .filter(States::isNarrow)
                .map(found -> new States(found, form.value()));
    }

    /// How it is computed, as a sentence without its full stop.
    String explanation() {
        return formed.map(found -> found.sum().explanation()).orElse("the weights of all pairs are held");
    }

    Tensor emit(Setting setting) {
        return formed.map(found -> emit(found, setting)).orElseGet(() -> pairs(setting));
    }

    private Tensor pairs(Setting setting) {
        var scope = new Scope();
        var output = scope.enter(mechanism.output());
        return setting.entrywise().tensor(setting.emission(scope).of(output));
    }

    private static Tensor emit(Formed found, Setting setting) {
        var form = found.form();
        var scope = new Scope();
        var reduced = scope.enter(form.reductions());
        var outer = scope.enter(form.outer());
        boolean absorbed = scope.absorbed().contains(scope.enter(new Term.ParameterValue(form.sum())));
        var sum = found.sum().emit(setting, absorbed);
        var emission = setting.emission(scope);
        Setting.define(form.reductions(), reduced, emission);
        emission.define(form.sum(), sum);
        return setting.entrywise().tensor(emission.of(outer));
    }
}
