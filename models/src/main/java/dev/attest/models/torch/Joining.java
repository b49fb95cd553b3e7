package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Scalar;
import dev.attest.models.torch.Operand.Tensor;
import java.util.List;

/// Vectors and matrices put together from parts.
///
/// @param entrywise makes tensors of numbers
record Joining(Statements statements, Entrywise entrywise) {
    /// One vector after another; a number is a vector of width 1.
    Tensor concatenation(List<Operand> parts) {
        var layout = common(parts).entries(1);
        var texts = parts.stream().map(part -> expanded(part, layout)).toList();
        return named("torch.cat(" + Alignment.list(texts) + ", -1)", layout);
    }

    /// Numbers as the entries of a vector, or vectors as the rows of a matrix.
    Tensor literal(List<Operand> parts, int entries) {
        if (parts.stream().allMatch(Scalar.class::isInstance)) {
            var numbers = Alignment.list(parts.stream().map(Operand::text).toList());
            return named(
                    "torch.reshape(torch.tensor(" + numbers + ", dtype=q.dtype, device=q.device), [1, 1, -1])",
                    Layout.shared(1));
        }
        var layout = common(parts).entries(entries - 1);
        var texts = parts.stream().map(part -> expanded(part, layout)).toList();
        return named("torch.stack(" + Alignment.list(texts) + ", " + -entries + ")", layout.entries(entries));
    }

    private Layout common(List<Operand> parts) {
        var layout = Layout.shared(0);
        for (var part : parts) {
            layout = part instanceof Tensor tensor ? layout.with(tensor.layout()) : layout;
        }
        return layout;
    }

    private String expanded(Operand part, Layout layout) {
        return new Expansion(statements).to(layout, entrywise.tensor(part));
    }

    private Tensor named(String expression, Layout layout) {
        return new Tensor(statements.let(expression), layout);
    }
}
