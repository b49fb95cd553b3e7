package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Scalar;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Statements for nodes, each node once.
final class Emission {
    private final Statements statements;
    private final Visibility visibility;
    private final Guards guards;
    private final Reductions reductions;
    private final Absorbed absorbed;
    private final WidthSource widths;
    private final ParameterNames parameters;
    private final Map<String, Operand> leaves = new HashMap<>();
    private final Map<Integer, Operand> known = new HashMap<>();

    /// @param parameters what the text calls each parameter, `[1 or h, ...]`
    Emission(
            Statements statements,
            Visibility visibility,
            Absorbed absorbed,
            WidthSource widths,
            ParameterNames parameters) {
        this.statements = statements;
        this.visibility = visibility;
        this.guards = new Guards(visibility, statements);
        this.reductions = new Reductions(statements, visibility, guards);
        this.absorbed = absorbed;
        this.widths = widths;
        this.parameters = parameters;
    }

    /// Says what a term that no file declares stands for.
    void define(Parameter leaf, Operand value) {
        leaves.put(leaf.name(), value);
    }

    Operand of(Node node) {
        var found = known.get(node.id());
        if (found == null) {
            found = emit(node);
            known.put(node.id(), found);
        }
        return found;
    }

    private Operand part(Node node, int index) {
        var part = node.parts().get(index);
        return of(part.node()).renamed(part.slots());
    }

    private Tensor tensor(Node node, int index) {
        return entrywise(node).tensor(part(node, index));
    }

    private Entrywise entrywise(Node node) {
        return new Entrywise(statements, guards, absorbed.contains(node));
    }

    private Operand emit(Node node) {
        return switch (node.term()) {
            case Term.Constant constant -> Entrywise.constant(constant.value());
            case Term.Pi _ -> new Scalar(Double.toString(Math.PI), true);
            case Term.KeyCount _ -> visibility.count();
            case Term.WidthValue value -> new Scalar("float(" + widths.text(value.width()) + ")", true);
            case Term.Query _ -> new Tensor("q", Layout.ofQuery(1));
            case Term.Key _ -> new Tensor("k", Layout.ofKey(1));
            case Term.Value _ -> new Tensor("v", Layout.ofKey(1));
            case Term.MeanQuery _ -> meanQuery();
            case Term.QueryPosition _ -> new Tensor(positions("q"), Layout.ofQuery(0));
            case Term.KeyPosition _ -> new Tensor(positions("k"), Layout.ofKey(0));
            case Term.ParameterValue(var parameter) -> parameter(parameter);
            case Term.Apply apply -> apply(apply, node);
            case Term.OverKeys reduction -> overKeys(reduction, node);
            case Term.Softmax _, Term.Entmax _ -> softmax(node);
            case Term.Prefix _ -> prefix(node);
            case Term.Rotary _ -> new Turning(statements).of(tensor(node, 0), tensor(node, 1));
            default -> algebra(node);
        };
    }

    private Operand parameter(Parameter parameter) {
        var leaf = leaves.get(parameter.name());
        return leaf == null
                ? new Tensor(parameters.of(parameter), Layout.shared(Products.entries(parameter.shape())))
                : leaf;
    }

    private String positions(String of) {
        return statements.let(
                "torch.reshape(torch.arange(" + of + ".size(2), dtype=q.dtype, device=q.device), [1, 1, -1])");
    }

    private Operand meanQuery() {
        return reductions.reduce(Term.Reduction.MEAN, new Tensor("q", Layout.ofKey(1)), 0);
    }

    private Operand apply(Term.Apply term, Node node) {
        var exact = ExactNumber.of(term);
        if (exact.isPresent()) {
            return Entrywise.constant(exact.get());
        }
        return node.parts().size() == 1
                ? entrywise(node).unary(term.function(), part(node, 0))
                : entrywise(node).binary(term, part(node, 0), part(node, 1));
    }

    private Operand algebra(Node node) {
        var product = Products.of(node.term());
        if (product.isPresent()) {
            return product.get().of(tensor(node, 0), tensor(node, 1), statements);
        }
        return switch (node.term()) {
            case Term.Concatenation _ -> joining(node).concatenation(parts(node));
            case Term.Literal literal -> joining(node).literal(parts(node), Products.entries(literal.shape()));
            case Term.Identity identity -> identity(identity);
            case Term.Transpose _ -> mapped("torch.transpose(", tensor(node, 0), ", -2, -1)");
            case Term.Diagonal _ -> diagonal(tensor(node, 0));
            case Term.Inverse inverse -> inverse(inverse, tensor(node, 0));
            case Term.Roll roll -> mapped("torch.roll(", tensor(node, 0), ", [" + roll.shift() + "], [-1])");
            case Term.OverEntries reduction -> overEntries(reduction.reduction(), tensor(node, 0));
            default -> throw new IllegalArgumentException("no source for " + node.term());
        };
    }

    private List<Operand> parts(Node node) {
        return IntStream.range(0, node.parts().size())
                .mapToObj(index -> part(node, index))
                .toList();
    }

    private Joining joining(Node node) {
        return new Joining(statements, entrywise(node));
    }

    private Tensor mapped(String before, Tensor x, String after) {
        return new Tensor(statements.let(before + x.text() + after), x.layout());
    }

    private Tensor identity(Term.Identity term) {
        var width = widths.text(((Shape.Matrix) term.shape()).rows());
        return new Tensor(
                statements.let("torch.reshape(torch.eye(" + width + ", dtype=q.dtype, device=q.device), [1, 1, " + width
                        + ", " + width + "])"),
                Layout.shared(2));
    }

    private Tensor diagonal(Tensor vector) {
        return new Tensor(
                statements.let("torch.diag_embed(" + vector.text() + ")"),
                vector.layout().entries(2));
    }

    /// Not a number throughout where the matrix is singular.
    private Tensor inverse(Term.Inverse term, Tensor matrix) {
        var x = matrix.text();
        var hidden = visibility.hidden(matrix.layout());
        if (hidden.isPresent()) {
            var unit = identity(new Term.Identity(term.shape()));
            var text = Alignment.to(matrix.layout(), unit);
            x = statements.let("torch.where(" + hidden.get() + ", " + text + ", " + x + ")");
        }
        var both = statements.let("torch.linalg_inv_ex(" + x + ")");
        var singular = Alignment.unsqueezed(Alignment.unsqueezed(both + "[1] != 0", -1), -1);
        return new Tensor(statements.let("torch.masked_fill(" + both + "[0], " + singular + ", nan)"), matrix.layout());
    }

    private Tensor overEntries(Term.Reduction reduction, Tensor vector) {
        var text = switch (reduction) {
            case SUM -> "torch.sum(" + vector.text() + ", [-1])";
            case MEAN -> "torch.mean(" + vector.text() + ", [-1])";
            case MIN -> "torch.amin(" + vector.text() + ", [-1])";
            case MAX -> "torch.amax(" + vector.text() + ", [-1])";
        };
        return new Tensor(statements.let(text), vector.layout().entries(0));
    }

    private Operand overKeys(Term.OverKeys term, Node node) {
        var part = node.parts().getFirst();
        boolean sums = term.reduction() == Term.Reduction.SUM || term.reduction() == Term.Reduction.MEAN;
        var product = sums ? Products.of(part.node().term()) : Optional.<Contraction>empty();
        if (product.isPresent() && part.slots().contains(node.bound())) {
            var sum = new SummedProduct(statements, reductions, guards)
                    .of(product.get(), inner(node, 0), inner(node, 1), node.bound());
            return term.reduction() == Term.Reduction.SUM ? sum : reductions.mean(sum);
        }
        var body = part(node, 0);
        if (body instanceof Tensor tensor && tensor.layout().has(node.bound())) {
            return reductions.reduce(term.reduction(), tensor, node.bound());
        }
        return term.reduction() == Term.Reduction.SUM ? entrywise(node).times(body, visibility.count()) : body;
    }

    /// A part of the body of a reduction, with the key indices of the reduction.
    private Tensor inner(Node node, int index) {
        var body = node.parts().getFirst();
        return (Tensor) tensor(body.node(), index).renamed(body.slots());
    }

    /// Where the summand is the same for all keys it is counted.
    private Operand prefix(Node node) {
        var body = tensor(node, 0);
        if (!body.layout().has(node.bound())) {
            var one =
                    new Tensor("torch.ones_like(" + positions("k") + ")", new Layout(false, List.of(node.bound()), 0));
            body = (Tensor) entrywise(node).times(body, one);
        }
        var own = IntStream.rangeClosed(0, node.bound())
                .mapToObj(slot -> slot == node.bound() ? 0 : slot)
                .toList();
        return reductions.upToEach(body, node.bound()).renamed(own);
    }

    /// Scores that do not depend on the key make every weight 1/n.
    private Operand softmax(Node node) {
        var there = tensor(node, 1);
        if (!there.layout().has(node.bound())) {
            return reductions.mean(entrywise(node).exponentialOfZero(there));
        }
        var weights = node.term() instanceof Term.Softmax
                ? reductions.softmax(there, node.bound())
                : reductions.sparsemax(there, node.bound());
        return weights.renamed(own(node));
    }

    /// The slots of `here`, where `there` has the bound one.
    private static List<Integer> own(Node node) {
        var here = node.parts().get(0).slots();
        var there = node.parts().get(1).slots();
        var slots = new ArrayList<Integer>();
        for (int slot = 0; slot <= node.bound(); slot++) {
            int place = there.indexOf(slot);
            slots.add(place < 0 ? slot : here.get(place));
        }
        return slots;
    }
}
