package dev.attest.models.torch;

import dev.attest.kernels.form.ScaledDotProduct;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.models.torch.Operand.Scalar;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `softmax(scale <row, key>)` through PyTorch's own `scaled_dot_product_attention`, which holds no weights,
/// unless pairs are so few that the weights stay in the cache: then by products of matrices, whose gradients
/// cost less.
record NativeSoftmax(SoftmaxForm form, ScaledDotProduct score, Term value) implements WeightedSum {
    /// 64 KiB of weights for each head.
    private static final int FEW_PAIRS = 1 << 14;

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
        var expansion = new Expansion(setting.statements());
        var queries = expansion.to(Layout.ofQuery(1), entrywise.tensor(row));
        var keys = expansion.to(Layout.ofKey(1), entrywise.tensor(emission.of(scores.get(2))));
        var factor = scale instanceof Scalar number ? number.text() : "1.0";
        var mean = mean(setting, queries, keys, expansion.to(Layout.ofKey(1), values), factor);
        return affine.emit(new Tensor(mean, Layout.ofQuery(1)), emission, setting);
    }

    private static String mean(Setting setting, String queries, String keys, String values, String factor) {
        var statements = setting.statements();
        var visible = visible(setting);
        boolean causal = visible.isEmpty() && setting.visibility().rows().causal();
        var mean = statements.name("mean");
        var scores = statements.name("scores");
        statements.line("if q.size(2) * k.size(2) <= " + FEW_PAIRS + ":");
        statements.line("    " + scores + " = torch.matmul(" + queries + " * " + factor + ", torch.transpose(" + keys
                + ", 2, 3))");
        if (causal) {
            hide(statements, scores, "torch.triu(torch.ones_like(" + scores + "), 1) > 0.0");
        }
        visible.ifPresent(mask -> hide(statements, scores, "~" + mask));
        statements.line("    " + mean + " = torch.matmul(torch.softmax(" + scores + ", 3), " + values + ")");
        statements.line("else:");
        statements.line("    " + mean + " = torch.scaled_dot_product_attention("
                + String.join(", ", queries, keys, values, visible.orElse("None"), "0.0", causal ? "True" : "False")
                + ", scale=" + factor + ")");
        return mean;
    }

    private static void hide(Statements statements, String scores, String hidden) {
        statements.line("    " + scores + " = torch.masked_fill(" + scores + ", " + hidden + ", -inf)");
    }

    /// Which key each row sees, where padding decides it. A row that sees no key is given all: its output is
    /// thrown away. (The script compiler, unlike Python, reads `~a | b` as `~(a | b)`.)
    private static Optional<String> visible(Setting setting) {
        var visibility = setting.visibility();
        if (!visibility.rows().padded()) {
            return Optional.empty();
        }
        var layout = new Layout(visibility.rows().causal(), List.of(0), 0);
        var hidden = visibility.hidden(layout).orElseThrow();
        var alone = Alignment.to(layout, visibility.alone().orElseThrow());
        var visible = "(~" + hidden + ") | " + alone;
        return Optional.of(setting.statements().let(layout.query() ? visible : "torch.unsqueeze(" + visible + ", 2)"));
    }

    @Override
    public String explanation() {
        return "the definition is a softmax of scaled inner products, which PyTorch has itself";
    }
}
