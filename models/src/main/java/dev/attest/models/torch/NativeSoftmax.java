package dev.attest.models.torch;

import dev.attest.kernels.form.ScaledDotProduct;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.models.torch.Operand.Scalar;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.stream.Stream;

/// `softmax(scale <row, key>)` through PyTorch's own `scaled_dot_product_attention`, which holds no weights.
record NativeSoftmax(SoftmaxForm form, ScaledDotProduct score, Term value) implements WeightedSum {
    @Override
    public Tensor emit(Setting setting, boolean absorbed) {
        var scope = new Scope();
        var scores = Stream.of(score.scale(), score.row(), score.key())
                .map(scope::enter)
                .toList();
        var affine = Affine.enter(form, value, scope);
        scope.absorb(scores);
        scope.absorb(absorbed ? affine.nodes() : List.of());
        var emission = setting.emission(scope);
        var entrywise = setting.entrywise();
        var scale = emission.of(scores.get(0));
        var row = emission.of(scores.get(1));
        if (!(scale instanceof Scalar)) {
            row = entrywise.times(row, scale);
        }
        var values = entrywise.tensor(emission.of(affine.value()));
        var arguments = String.join(
                ", ",
                new Expansion(setting.statements()).to(Layout.ofQuery(1), entrywise.tensor(row)),
                new Expansion(setting.statements()).to(Layout.ofKey(1), entrywise.tensor(emission.of(scores.get(2)))),
                new Expansion(setting.statements()).to(Layout.ofKey(1), values),
                mask(setting),
                "scale=" + (scale instanceof Scalar number ? number.text() : "1.0"));
        var mean = setting.statements().let("torch.scaled_dot_product_attention(" + arguments + ")");
        return affine.emit(new Tensor(mean, Layout.ofQuery(1)), emission, setting);
    }

    /// A row that sees no key is given all: its output is thrown away.
    private static String mask(Setting setting) {
        var visibility = setting.visibility();
        if (!visibility.rows().padded()) {
            return "None, 0.0, " + (visibility.rows().causal() ? "True" : "False");
        }
        var layout = new Layout(visibility.rows().causal(), List.of(0), 0);
        var hidden = visibility.hidden(layout).orElseThrow();
        var alone = Alignment.to(layout, visibility.alone().orElseThrow());
        var visible = "~" + hidden + " | " + alone;
        return setting.statements().let(layout.query() ? visible : "torch.unsqueeze(" + visible + ", 2)")
                + ", 0.0, False";
    }

    @Override
    public String explanation() {
        return "the definition is a softmax of scaled inner products, which PyTorch has itself";
    }
}
