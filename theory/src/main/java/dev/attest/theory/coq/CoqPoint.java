package dev.attest.theory.coq;

import dev.attest.theory.coq.CoqTheorem.Fact;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The numbers of a point as definitions of Coq, and the row of a mechanism there.
record CoqPoint(Mechanism mechanism, Point point) {
    /// `i`, `q`, `K`, the parameters, `weight` and `row`.
    String definitions() {
        var text = new StringBuilder();
        define(text, "i", "nat", CoqNumbers.natural(point.position()));
        define(text, "q", "vector", CoqNumbers.vector(point.query()));
        define(text, "K", "matrix", CoqNumbers.matrix(point.keys()));
        if (!point.meanQuery().isEmpty()) {
            define(text, "mean_query", "vector", CoqNumbers.vector(point.meanQuery()));
        }
        mechanism
                .parameters()
                .forEach(parameter ->
                        define(text, CoqNames.parameter(parameter.name()), type(parameter.shape()), value(parameter)));
        mechanism
                .inputs()
                .forEach(input -> define(
                        text,
                        CoqNames.input(input.name()),
                        input.ofQuery() ? type(input.shape()) : "list " + type(input.shape()),
                        value(input)));
        return text + row("");
    }

    /// `weight` and `row`, and before them the states that they need.
    ///
    /// @param suffix sets these two names apart
    String row(String suffix) {
        var weight = new CoqWeight(mechanism, point);
        return weight.states() + """

                (* The weight of the key j in the row of the query q over the keys K. *)
                Definition weight%1$s (i : nat) (q : vector) (K : matrix) (j : nat) : value Q :=
                  let n := length K in
                  (%2$s)%%val.

                Definition row%1$s (i : nat) (q : vector) (K : matrix) : value vector :=
                  each (weight%1$s i q K) (seq 0 (length K)).
                """.formatted(suffix, weight.weight().lines(3));
    }

    static void define(StringBuilder text, String name, String type, Code value) {
        var head = "Definition " + name + " : " + type + " := ";
        boolean fits = head.length() + value.flat().length() < Code.WIDTH;
        text.append(head.stripTrailing())
                .append(fits ? " " + value.flat() : "\n  " + value.lines(2))
                .append(".\n");
    }

    /// The point has the sizes that the definition speaks of, and its parameters are among the allowed.
    CoqTheorem isAllowed() {
        var facts = new ArrayList<Fact>();
        int width = point.query().size();
        facts.add(new Fact("length q = " + width + "%nat", CoqTheorem.COMPUTE));
        facts.add(new Fact("Forall (fun k => length k = " + width + "%nat) K", "repeat constructor"));
        facts.add(
                mechanism.causal()
                        ? new Fact("S i = length K", CoqTheorem.COMPUTE)
                        : new Fact("(i < length K)%nat", "vm_compute; repeat constructor"));
        mechanism.parameters().forEach(parameter -> facts.addAll(allowed(parameter)));
        mechanism.inputs().forEach(input -> facts.addAll(allowed(input)));
        return new CoqTheorem("point_is_allowed", List.of(), facts);
    }

    private Code value(Parameter parameter) {
        var rows = point.parameters().get(parameter.name());
        if (rows == null || rows.isEmpty()) {
            throw new NotExpressible("the point gives no value to the parameter " + parameter.name());
        }
        return value(parameter.shape(), rows);
    }

    /// One for each key, or that of the query.
    private Code value(Input input) {
        var tokens = point.inputs().get(input.name());
        if (tokens == null || tokens.isEmpty()) {
            throw new NotExpressible("the point gives no value to the input " + input.name());
        }
        return input.ofQuery()
                ? value(input.shape(), tokens.getFirst())
                : new Code.Listing(
                        tokens.stream().map(rows -> value(input.shape(), rows)).toList());
    }

    private static Code value(Shape shape, List<List<BigFraction>> rows) {
        return switch (shape) {
            case Shape.Scalar _ -> CoqNumbers.number(rows.getFirst().getFirst());
            case Shape.Vector _ -> CoqNumbers.vector(rows.getFirst());
            case Shape.Matrix _ -> CoqNumbers.matrix(rows);
        };
    }

    static String type(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> "Q";
            case Shape.Vector _ -> "vector";
            case Shape.Matrix _ -> "matrix";
        };
    }

    private static List<Fact> allowed(Parameter parameter) {
        var name = CoqNames.parameter(parameter.name());
        var facts = new ArrayList<Fact>();
        parameter.range().ifPresent(range -> {
            facts.add(order(CoqNumbers.number(range.low()).flat(), name, range.lowClosed()));
            facts.add(order(name, CoqNumbers.number(range.high()).flat(), range.highClosed()));
        });
        if (parameter.shape() instanceof Shape.Matrix && parameter.origin() == Parameter.Origin.ORTHOGONAL) {
            facts.add(orthogonal(name));
        }
        if (parameter.origin() == Parameter.Origin.SIGN) {
            facts.add(signs(parameter, name));
        }
        return facts;
    }

    /// One for each key, and each in its range.
    private static List<Fact> allowed(Input input) {
        var name = CoqNames.input(input.name());
        var facts = new ArrayList<Fact>();
        if (!input.ofQuery()) {
            facts.add(new Fact("length " + name + " = length K", CoqTheorem.COMPUTE));
        }
        input.range().ifPresent(range -> {
            var inside = new Code.Function(
                    "x",
                    Code.name("(" + atLeast(range.low(), range.lowClosed()) + " && "
                            + atMost(range.high(), range.highClosed()) + ")%bool"));
            var all = allEntries(inside, depth(input.shape()) + (input.ofQuery() ? 0 : 1), name);
            facts.add(new Fact(all.flat() + " = true", CoqTheorem.COMPUTE));
        });
        return facts;
    }

    private static String atLeast(BigFraction low, boolean closed) {
        var number = "(" + CoqNumbers.number(low).flat() + ")";
        return closed ? "Qle_bool " + number + " x" : "below " + number + " x";
    }

    private static String atMost(BigFraction high, boolean closed) {
        var number = "(" + CoqNumbers.number(high).flat() + ")";
        return closed ? "Qle_bool x " + number : "below x " + number;
    }

    private static Fact order(String low, String high, boolean closed) {
        return new Fact(low + (closed ? " <= " : " < ") + high, closed ? CoqTheorem.REFUTE : CoqTheorem.COMPUTE);
    }

    private static Fact orthogonal(String name) {
        var rows = "matrix_matrix " + name + " (transposed " + name + ") = identity (length " + name + ")";
        var columns = "matrix_matrix (transposed " + name + ") " + name + " = identity (columns " + name + ")";
        return new Fact(
                "(" + rows + " \\/\n   " + columns + ")",
                "first [ left; vm_compute; reflexivity | right; vm_compute; reflexivity ]");
    }

    private static Fact signs(Parameter parameter, String name) {
        var test = new Code.Function("a", Code.call("Qeq_bool", Code.name("(a * a)"), Code.name("1")));
        var all = allEntries(test, depth(parameter.shape()), name);
        return new Fact(all.flat() + " = true", CoqTheorem.COMPUTE);
    }

    /// The test of every entry of what has this name: numbers, in as many lists within lists as `depth`.
    private static Code allEntries(Code.Function test, int depth, String name) {
        if (depth == 0) {
            return Code.name("(" + test.flat() + ") " + name);
        }
        Code each = test;
        for (int level = 1; level < depth; level++) {
            each = Code.call("forallb", each);
        }
        return Code.call("forallb", each, Code.name(name));
    }

    private static int depth(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 0;
            case Shape.Vector _ -> 1;
            case Shape.Matrix _ -> 2;
        };
    }
}
