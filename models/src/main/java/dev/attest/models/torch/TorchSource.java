package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.util.ArrayList;
import java.util.List;

/// The head of a mechanism as a pure function of tensors, in a text that is Python and TorchScript at once.
///
/// Arguments, in this order:
///
/// - `q` `[b, h, i, d]`, `k` `[b, hk, j, d]`, `v` `[b, hk, j, dv]`: query head g reads key head `g / (h / hk)`;
/// - each parameter that has no value in the file, in the order of the file: in its own shape where all heads
///   share it, or with an axis of heads before that, `[h, ...]`;
/// - where `padded`, `keep` `[b, j]`: false for a key that no row sees. `n` counts the others, and a row that
///   sees none is 0.
///
/// The result is `[b, h, i, dv]`, in the precision of the arguments. A causal mechanism, and a padded one that
/// mentions `qbar` (the mean over kept queries then), needs as many queries as keys.
public final class TorchSource {
    private final Mechanism mechanism;
    private final boolean padded;
    private final String explanation;
    private final List<String> arguments;
    private final List<String> body;

    private TorchSource(
            Mechanism mechanism, boolean padded, String explanation, List<String> arguments, List<String> body) {
        this.mechanism = mechanism;
        this.padded = padded;
        this.explanation = explanation;
        this.arguments = List.copyOf(arguments);
        this.body = List.copyOf(body);
    }

    /// @param padded whether there is an argument `keep`
    /// @throws IllegalArgumentException if a width is named that neither an argument nor a parameter settles,
    ///     or the definition uses what has no source here
    public static TorchSource of(Mechanism mechanism, boolean padded) {
        Unsourced.reason(mechanism).ifPresent(reason -> {
            throw new IllegalArgumentException("mechanism " + mechanism.name() + ": it has no source: " + reason);
        });
        var statements = new Statements();
        var arguments = new ArrayList<String>();
        List.of("q", "k", "v").forEach(name -> arguments.add(statements.name(name)));
        var names = new ParameterNames(mechanism, statements);
        arguments.addAll(names.all());
        if (padded) {
            arguments.add(statements.name("keep"));
        }
        var visibility = new Visibility(new RowKeys(mechanism.causal(), padded), statements);
        begin(mechanism.parameters(), names, visibility, statements);
        var setting = new Setting(statements, visibility, new WidthSource(mechanism, names), names);
        var head = HeadEmission.of(mechanism);
        end(head.emit(setting), visibility, statements);
        return new TorchSource(mechanism, padded, head.explanation(), arguments, statements.lines());
    }

    private static void begin(
            List<Parameter> parameters, ParameterNames names, Visibility visibility, Statements statements) {
        if (visibility.rows().padded()) {
            var padding = Alignment.unsqueezed(visibility.hiddenKeys(), -1);
            statements.line("k = torch.masked_fill(k, " + padding + ", 0.0)");
            statements.line("v = torch.masked_fill(v, " + padding + ", 0.0)");
        }
        statements.line("if k.size(1) != q.size(1):");
        statements.line("    k = torch.repeat_interleave(k, q.size(1) // k.size(1), 1)");
        statements.line("    v = torch.repeat_interleave(v, q.size(1) // v.size(1), 1)");
        for (var parameter : parameters) {
            var name = names.of(parameter);
            statements.line(name + " = torch.reshape(" + name + ", " + sizes(parameter.shape(), name) + ")");
        }
    }

    private static String sizes(Shape shape, String name) {
        return switch (shape) {
            case Shape.Scalar _ -> "[1, -1]";
            case Shape.Vector _ -> "[1, -1, " + name + ".size(-1)]";
            case Shape.Matrix _ -> "[1, -1, " + name + ".size(-2), " + name + ".size(-1)]";
        };
    }

    private static void end(Tensor output, Visibility visibility, Statements statements) {
        var layout = Layout.ofQuery(1);
        var text = Alignment.to(layout, output);
        var alone = visibility.alone();
        if (alone.isPresent()) {
            var rows = Alignment.to(layout, alone.get());
            text = statements.let("torch.masked_fill(" + text + ", " + rows + ", 0.0)");
        }
        var sizes = "[q.size(0), q.size(1), q.size(2), -1]";
        statements.line("return torch.broadcast_to(" + text + ", " + sizes + ")");
    }

    public Mechanism mechanism() {
        return mechanism;
    }

    /// Whether there is an argument `keep`.
    public boolean padded() {
        return padded;
    }

    /// How the function computes what leaves the head, as a sentence without its full stop.
    public String explanation() {
        return explanation;
    }

    /// The names of the arguments.
    public List<String> arguments() {
        return arguments;
    }

    /// The statements of the function, from the arguments to `return`.
    public List<String> body() {
        return body;
    }
}
