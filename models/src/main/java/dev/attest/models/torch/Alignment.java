package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tensors of different axes brought into one order, with an axis of size 1 where one has none.
final class Alignment {
    private Alignment() {}

    /// The text of a tensor that broadcasts to `layout`, which has all its axes.
    static String to(Layout layout, Tensor tensor) {
        var text = ordered(tensor, layout);
        var from = tensor.layout();
        int axis = Layout.QUERY_AXIS;
        if (layout.query()) {
            text = from.query() ? text : unsqueezed(text, axis);
            axis++;
        }
        for (int slot : layout.keys()) {
            text = from.has(slot) ? text : unsqueezed(text, axis);
            axis++;
        }
        for (int entry = from.entries(); entry < layout.entries(); entry++) {
            text = unsqueezed(text, -1);
        }
        return text;
    }

    /// With the keys in the order of `layout`.
    private static String ordered(Tensor tensor, Layout layout) {
        var from = tensor.layout();
        var wanted = layout.keys().stream().filter(from::has).toList();
        if (wanted.equals(from.keys())) {
            return tensor.text();
        }
        var axes = new ArrayList<Integer>();
        int first = Layout.QUERY_AXIS + (from.query() ? 1 : 0);
        IntStream.range(0, first).forEach(axes::add);
        wanted.forEach(slot -> axes.add(from.axis(slot)));
        IntStream.range(axes.size(), from.rank()).forEach(axes::add);
        return "torch.permute(" + tensor.text() + ", " + list(axes) + ")";
    }

    static String list(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    static String unsqueezed(String text, int axis) {
        return "torch.unsqueeze(" + text + ", " + axis + ")";
    }
}
