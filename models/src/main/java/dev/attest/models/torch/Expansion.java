package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tensors brought to their full sizes, where a broadcast would not do.
record Expansion(Statements statements) {
    private static final Set<String> COMPLETE = Set.of("q", "k", "v");

    /// @param layout which has all axes of the tensor
    String to(Layout layout, Tensor tensor) {
        if (tensor.layout().equals(layout) && COMPLETE.contains(tensor.text())) {
            return tensor.text();
        }
        var sizes = new ArrayList<>(List.of("q.size(0)", "q.size(1)"));
        if (layout.query()) {
            sizes.add("q.size(2)");
        }
        layout.keys().forEach(_ -> sizes.add("k.size(2)"));
        for (int entry = 0; entry < layout.entries(); entry++) {
            sizes.add("-1");
        }
        var text = Alignment.to(layout, tensor);
        return statements.let("torch.broadcast_to(" + text + ", " + Alignment.list(sizes) + ")");
    }
}
