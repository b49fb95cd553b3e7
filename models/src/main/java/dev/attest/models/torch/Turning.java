package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;

/// Rotary positions.
record Turning(Statements statements) {
    /// Pairs of entries turned by the position times `10000^(-2 pair / width)`; a last entry without partner
    /// stays.
    Tensor of(Tensor vector, Tensor position) {
        var layout = vector.layout().with(position.layout().entries(1));
        var place = statements.let(Alignment.to(layout, position));
        var x = statements.let(Alignment.to(layout, vector) + " + torch.zeros_like(" + place + ")");
        var pairs = x + ".size(-1) // 2";
        var frequencies = statements.let("torch.exp(torch.arange(" + pairs + ", dtype=q.dtype, device=q.device) * ("
                + -2 * StrictMath.log(10_000) + " / float(" + x + ".size(-1))))");
        var angle = statements.let(place + " * " + frequencies);
        var cos = statements.let("torch.cos(" + angle + ")");
        var sin = statements.let("torch.sin(" + angle + ")");
        var first = statements.let("torch.narrow(" + x + "[..., 0::2], -1, 0, " + pairs + ")");
        var second = statements.let(x + "[..., 1::2]");
        var turned = statements.let("torch.flatten(torch.stack([" + first + " * " + cos + " - " + second + " * " + sin
                + ", " + first + " * " + sin + " + " + second + " * " + cos + "], -1), -2)");
        var rest = "torch.narrow(" + x + ", -1, " + turned + ".size(-1), " + x + ".size(-1) % 2)";
        return new Tensor(statements.let("torch.cat([" + turned + ", " + rest + "], -1)"), layout);
    }
}
