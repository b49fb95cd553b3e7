package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Scalar;
import dev.attest.models.torch.Operand.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which keys a row does not see, and how many it does.
///
/// A row that sees none at all (every key up to it is padding) is alone: its sums are 0, its `n` counts as 1,
/// and whatever could be undefined is kept defined, so that no gradient of another row suffers. Its output is
/// 0.
final class Visibility {
    private final RowKeys rows;
    private final Statements statements;
    private final Map<String, String> named = new HashMap<>();

    Visibility(RowKeys rows, Statements statements) {
        this.rows = rows;
        this.statements = statements;
    }

    RowKeys rows() {
        return rows;
    }

    /// The keys in a row, n.
    Operand count() {
        if (!rows.causal() && !rows.padded()) {
            return new Scalar(once("n", "float(k.size(2))"), true);
        }
        if (!rows.padded()) {
            return new Tensor(
                    once(
                            "n",
                            "torch.reshape(torch.arange(1, q.size(2) + 1, dtype=q.dtype, device=q.device), [1, 1, -1])"),
                    Layout.ofQuery(0));
        }
        return rows.causal()
                ? new Tensor(
                        once("n", "torch.clamp(torch.unsqueeze(torch.cumsum(keep, 1, dtype=q.dtype), 1), min=1.0)"),
                        Layout.ofQuery(0))
                : new Tensor(
                        once("n", "torch.clamp(torch.sum(keep, [1], True, dtype=q.dtype), min=1.0)"), Layout.shared(0));
    }

    /// Where a value of these axes belongs to no row and key that sees it, as a condition that broadcasts to
    /// it; none where every one does.
    Optional<String> hidden(Layout layout) {
        var masks = new ArrayList<Tensor>();
        for (int slot : layout.keys()) {
            mask(layout.query(), slot).ifPresent(masks::add);
        }
        if (layout.keys().isEmpty()) {
            alone().filter(mask -> layout.query() || !mask.layout().query()).ifPresent(masks::add);
        }
        return masks.stream()
                .map(mask -> Alignment.to(layout, mask))
                .reduce((left, right) -> left + " | " + right)
                .map(mask -> masks.size() > 1 ? "(" + mask + ")" : mask);
    }

    private Optional<Tensor> mask(boolean query, int slot) {
        if (rows.causal() && query) {
            return Optional.of(new Tensor(hiddenPairs(), Layout.ofPair(slot)));
        }
        return rows.padded()
                ? Optional.of(new Tensor(hiddenKeys(), new Layout(false, List.of(slot), 0)))
                : Optional.empty();
    }

    /// Which rows see no key at all.
    Optional<Tensor> alone() {
        if (!rows.padded()) {
            return Optional.empty();
        }
        return Optional.of(
                rows.causal()
                        ? new Tensor(once("alone", "torch.unsqueeze(torch.cumsum(keep, 1) == 0, 1)"), Layout.ofQuery(0))
                        : new Tensor(once("alone", "~torch.any(keep, 1, True)"), Layout.shared(0)));
    }

    /// [b, 1, j]: the keys that no row sees.
    String hiddenKeys() {
        return once("padding", "torch.unsqueeze(~keep, 1)");
    }

    private String hiddenPairs() {
        var later = once(
                "later",
                "torch.arange(k.size(2), device=q.device) > torch.reshape(torch.arange(q.size(2), device=q.device), "
                        + "[1, 1, -1, 1])");
        return rows.padded() ? once("hidden", later + " | " + Alignment.unsqueezed(hiddenKeys(), 2)) : later;
    }

    private String once(String name, String expression) {
        var known = named.get(name);
        if (known == null) {
            known = statements.let(name, expression);
            named.put(name, known);
        }
        return known;
    }
}
