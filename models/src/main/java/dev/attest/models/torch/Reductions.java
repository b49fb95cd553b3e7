package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Term;
import java.util.stream.Stream;

/// Reductions over the keys that a row sees.
record Reductions(Statements statements, Visibility visibility, Guards guards) {
    /// Many values become one: a tensor whose layout has the slot.
    Tensor reduce(Term.Reduction reduction, Tensor body, int slot) {
        return switch (reduction) {
            case SUM -> sum(body, slot);
            case MEAN -> mean(sum(body, slot));
            case MIN -> extreme(body, slot, "min", "inf");
            case MAX -> extreme(body, slot, "max", "-inf");
        };
    }

    /// Whether the sums for all rows are the partial sums of one sequence.
    boolean isPrefix(Tensor body) {
        return visibility.rows().causal() && !body.layout().query();
    }

    Tensor sum(Tensor body, int slot) {
        var inside = guards.vanishing(body);
        int axis = body.layout().axis(slot);
        if (isPrefix(body)) {
            return prefix(inside, "torch.cumsum(" + inside.text() + ", " + axis + ")", slot);
        }
        return named(
                "torch.sum(" + inside.text() + ", [" + axis + "])",
                body.layout().without(slot));
    }

    Tensor mean(Tensor sum) {
        return (Tensor) new Entrywise(statements, guards, false).over(sum, visibility.count());
    }

    private Tensor extreme(Tensor body, int slot, String which, String beyond) {
        var hidden = visibility.hidden(body.layout());
        var inside = hidden.map(
                        mask -> statements.let("torch.masked_fill(" + body.text() + ", " + mask + ", " + beyond + ")"))
                .orElse(body.text());
        int axis = body.layout().axis(slot);
        var result = isPrefix(body)
                ? prefix(body, "torch.cum" + which + "(" + inside + ", " + axis + ")[0]", slot)
                : named(
                        "torch.a" + which + "(" + inside + ", [" + axis + "])",
                        body.layout().without(slot));
        return visibility.alone().map(_ -> guards.guarded(result, 0)).orElse(result);
    }

    /// Partial results along the axis of a key, which becomes the axis of the query.
    private Tensor prefix(Tensor body, String partial, int slot) {
        int axis = body.layout().axis(slot);
        var layout = body.layout().without(slot).queried();
        return named(axis == Layout.QUERY_AXIS ? partial : "torch.movedim(" + partial + ", " + axis + ", 2)", layout);
    }

    /// `exp(x) / sum exp(x)` over the keys of the row.
    Tensor softmax(Tensor scores, int slot) {
        var layout = rowLayout(scores);
        return new Tensor(
                statements.let("torch.softmax(" + seen(scores, layout) + ", " + layout.axis(slot) + ")"),
                layout,
                visibility.alone().isEmpty());
    }

    /// `max(x - t, 0)` over the keys of the row, where t is the largest `(sum of the m largest x - 1) / m`.
    Tensor sparsemax(Tensor scores, int slot) {
        var layout = rowLayout(scores);
        int axis = layout.axis(slot);
        var x = statements.let(seen(scores, layout));
        var sums = statements.let("torch.cumsum(torch.sort(" + x + ", " + axis + ", True)[0], " + axis + ") - 1.0");
        var sizes = Stream.concat(Stream.of(-1), Stream.generate(() -> 1).limit(layout.rank() - axis - 1L))
                .toList();
        var counts = statements.let("torch.reshape(torch.arange(1, " + x + ".size(" + axis
                + ") + 1, dtype=q.dtype, device=q.device), " + Alignment.list(sizes) + ")");
        var threshold = "torch.amax(" + sums + " / " + counts + ", [" + axis + "], True)";
        return new Tensor(
                statements.let("torch.relu(" + x + " - " + threshold + ")"),
                layout,
                visibility.alone().isEmpty());
    }

    /// The sum over the keys from the first up to each key: a tensor whose layout has the slot, which keeps it.
    Tensor upToEach(Tensor body, int slot) {
        var inside = guards.vanishing(body);
        return named("torch.cumsum(" + inside.text() + ", " + body.layout().axis(slot) + ")", body.layout());
    }

    private Layout rowLayout(Tensor scores) {
        return visibility.rows().causal() ? scores.layout().queried() : scores.layout();
    }

    /// The scores, and -infinity where a row does not see the key.
    private String seen(Tensor scores, Layout layout) {
        var text = Alignment.to(layout, scores);
        var hidden = visibility.hidden(layout);
        if (hidden.isPresent()) {
            text = statements.let("torch.masked_fill(" + text + ", " + hidden.get() + ", -inf)");
        }
        var alone = visibility.alone();
        if (alone.isPresent()) {
            var rows = Alignment.to(layout, alone.get());
            text = statements.let("torch.masked_fill(" + text + ", " + rows + ", 0.0)");
        }
        return text;
    }

    private Tensor named(String expression, Layout layout) {
        return new Tensor(statements.let(expression), layout);
    }
}
