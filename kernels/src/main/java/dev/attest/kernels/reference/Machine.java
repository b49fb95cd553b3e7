package dev.attest.kernels.reference;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Doubles;
import java.util.Arrays;
import java.util.Map;

/// Computes nodes, each into an array of its own that later rows use again. For one thread.
final class Machine {
    private static final Doubles DOUBLES = new Doubles();

    private final Program program;
    private final Tokens tokens;
    private final double[][] places;
    private double[] query = new double[0];
    private int position;
    private int keys;

    /// @param places what is known already; the array is kept, its places are filled
    Machine(Program program, Tokens tokens, double[][] places) {
        this.program = program;
        this.tokens = tokens;
        this.places = places;
        this.keys = tokens.count();
    }

    /// Everything beside the query that a row depends on.
    ///
    /// @param values   [count][dv], or empty where no value is read
    /// @param inputs   name -> [count][...], a row for each token
    /// @param meanStep how far apart the mean queries of two rows are: d, or 0 if all rows have one
    record Tokens(
            double[] keys,
            int count,
            double[] values,
            double[] meanQueries,
            int meanStep,
            Map<String, double[]> parameters,
            Map<String, double[][]> inputs) {
        Tokens with(double[] others) {
            return new Tokens(keys, count, others, meanQueries, meanStep, parameters, inputs);
        }
    }

    /// The kept nodes that no query changes.
    void prepare() {
        program.nodes().stream().filter(node -> node.kept() && !node.perRow()).forEach(this::fill);
    }

    /// All other kept nodes, at one query that sees the first `visible` keys. Gives the value of the
    /// program.
    Block row(double[] at, int place, int visible) {
        query = at;
        position = place;
        keys = visible;
        for (var node : program.nodes()) {
            if (node.kept() && node.perRow()) {
                fill(node);
            }
        }
        var root = program.root();
        return new Block(places[root.slot()], 0, root.free().isEmpty() ? 0 : root.size());
    }

    private void fill(Node node) {
        compute(node, Frame.over(node.free().isEmpty() ? "" : Term.HERE));
    }

    private Block part(Node node, int index, Frame frame) {
        var part = node.parts().get(index);
        var inner = part.node();
        if (!inner.kept()) {
            return compute(inner, frame);
        }
        var values = places[inner.slot()];
        if (inner.free().isEmpty()) {
            return new Block(values, 0, 0);
        }
        return part.index().equals(frame.strip())
                ? new Block(values, 0, inner.size())
                : new Block(values, frame.key(part.index()) * inner.size(), 0);
    }

    /// The value of a node: for each key where its strip is free in it, else one.
    private Block compute(Node node, Frame frame) {
        boolean each = node.free().contains(frame.strip());
        int count = each ? keys : 1;
        var out = place(node, count * node.size());
        if (each && keyByKey(node, frame)) {
            var single = new double[node.size()];
            for (int key = 0; key < count; key++) {
                write(node, frame.at(frame.strip(), key), 1, single);
                System.arraycopy(single, 0, out, key * node.size(), node.size());
            }
        } else {
            write(node, frame, count, out);
        }
        return new Block(out, 0, each ? node.size() : 0);
    }

    /// Whether a node must go through the keys one after the other: there is no room for a matrix for each key,
    /// nor for a reduction for each key at once.
    private static boolean keyByKey(Node node, Frame frame) {
        boolean reduces = node.term() instanceof Term.OverKeys || dependsOutside(node, frame);
        return reduces || node.parts().stream().anyMatch(part -> part.node().isMatrixFor(frame.strip()));
    }

    /// Whether the total under a softmax differs from key to key.
    private static boolean dependsOutside(Node node, Frame frame) {
        if (!(node.term() instanceof Term.Softmax)) {
            return false;
        }
        var there = node.parts().get(1);
        return there.node().kept()
                ? there.index().equals(frame.strip())
                : there.node().free().contains(frame.strip());
    }

    private double[] place(Node node, int length) {
        var place = places[node.slot()];
        if (place == null || place.length < length) {
            place = new double[length];
            places[node.slot()] = place;
        }
        return place;
    }

    private void write(Node node, Frame frame, int count, double[] out) {
        switch (node.term()) {
            case Term.Constant constant -> out[0] = DOUBLES.of(constant.value());
            case Term.Pi _ -> out[0] = Math.PI;
            case Term.KeyCount _ -> out[0] = keys;
            case Term.WidthValue value -> out[0] = program.widths().at(value.width());
            case Term.QueryPosition _ -> out[0] = position;
            case Term.KeyPosition _ -> Arrays.setAll(out, key -> key);
            case Term.Query _ -> System.arraycopy(query, 0, out, 0, node.size());
            case Term.Key _ -> System.arraycopy(tokens.keys(), 0, out, 0, count * node.size());
            case Term.MeanQuery _ ->
                System.arraycopy(tokens.meanQueries(), position * tokens.meanStep(), out, 0, node.size());
            case Term.ParameterValue value ->
                System.arraycopy(tokens.parameters().get(value.parameter().name()), 0, out, 0, node.size());
            case Term.Value _ -> System.arraycopy(tokens.values(), 0, out, 0, count * node.size());
            case Term.OverKeys reduction -> overKeys(reduction, node, frame, out);
            case Term.Softmax softmax -> softmax(softmax, node, frame, count, out);
            case Term.Apply apply -> apply(apply, node, frame, count, out);
            case Term.Concatenation _, Term.Literal _ -> join(node, frame, count, out);
            default -> algebra(node, frame, count, out);
        }
    }

    private void apply(Term.Apply term, Node node, Frame frame, int count, double[] out) {
        var first = part(node, 0, frame);
        if (node.parts().size() == 1) {
            Loops.map(Functions.unary(term.function()), first, count, node.size(), out);
            return;
        }
        var operands =
                new Loops.Operands(first, step(node, 0), part(node, 1, frame), step(node, 1), count, node.size());
        switch (term.function()) {
            case ADD -> Loops.add(operands, out);
            case SUBTRACT -> Loops.subtract(operands, out);
            case MULTIPLY -> Loops.multiply(operands, out);
            case DIVIDE -> Loops.divide(operands, out);
            default -> Loops.meet(Functions.binary(term), operands, out);
        }
    }

    private static int step(Node node, int index) {
        return node.parts().get(index).node().size() == 1 ? 0 : 1;
    }

    private void join(Node node, Frame frame, int count, double[] out) {
        int place = 0;
        for (int index = 0; index < node.parts().size(); index++) {
            var values = part(node, index, frame);
            int size = node.parts().get(index).node().size();
            for (int key = 0; key < count; key++) {
                System.arraycopy(values.data(), values.at(key), out, key * node.size() + place, size);
            }
            place += size;
        }
    }

    private void algebra(Node node, Frame frame, int count, double[] out) {
        if (node.term() instanceof Term.Identity) {
            Matrices.identity(node.rows(), out);
            return;
        }
        var blocks = new Block[node.parts().size()];
        Arrays.setAll(blocks, index -> part(node, index, frame));
        var first = node.parts().getFirst().node();
        if (node.term() instanceof Term.Dot) {
            Loops.dots(blocks[0], blocks[1], count, first.size(), out);
            return;
        }
        for (int key = 0; key < count; key++) {
            algebra(node, blocks, key, out);
        }
    }

    private static void algebra(Node node, Block[] blocks, int key, double[] out) {
        var first = node.parts().getFirst().node();
        var data = blocks[0].data();
        int from = blocks[0].at(key);
        int to = key * node.size();
        switch (node.term()) {
            case Term.Product product -> product(product, node, blocks, key, out);
            case Term.Outer _ ->
                Loops.product(data, from, blocks[1].data(), blocks[1].at(key), node.rows(), 1, node.columns(), out, to);
            case Term.Transpose _ -> Matrices.transpose(data, from, first.rows(), first.columns(), out, to);
            case Term.Diagonal _ -> Matrices.diagonal(data, from, node.rows(), out, to);
            case Term.Inverse _ -> Matrices.inverse(data, from, node.rows(), out, to);
            case Term.Rotary _ ->
                Matrices.turn(data, from, node.rows(), blocks[1].data()[blocks[1].at(key)], out, to);
            case Term.Roll roll -> Matrices.roll(data, from, node.rows(), roll.shift(), out, to);
            case Term.OverEntries reduction ->
                Reducing.reduce(reduction.reduction(), new Block(data, from, 1), first.size(), 1, out, to);
            default -> throw new IllegalArgumentException("no value for " + node.term());
        }
    }

    private static void product(Term.Product term, Node node, Block[] blocks, int key, double[] out) {
        var left = node.parts().getFirst().node();
        boolean rowVector = term.left().shape() instanceof Shape.Vector;
        int rows = rowVector ? 1 : left.rows();
        int inner = rowVector ? left.rows() : left.columns();
        Loops.product(
                blocks[0].data(),
                blocks[0].at(key),
                blocks[1].data(),
                blocks[1].at(key),
                rows,
                inner,
                node.size() / rows,
                out,
                key * node.size());
    }

    private void overKeys(Term.OverKeys term, Node node, Frame frame, double[] out) {
        if (!node.parts().getFirst().node().isMatrixFor(term.index())) {
            var body = part(node, 0, frame.running(term.index()));
            Reducing.reduce(term.reduction(), body, keys, node.size(), out, 0);
            return;
        }
        for (int key = 0; key < keys; key++) {
            var body = part(node, 0, frame.at(term.index(), key));
            Reducing.include(term.reduction(), body, 0, key, node.size(), out, 0);
        }
        Reducing.finish(term.reduction(), keys, node.size(), out, 0);
    }

    /// Where the scores under the sum are the scores being weighted, their exponentials are computed once.
    private void softmax(Term.Softmax term, Node node, Frame frame, int count, double[] out) {
        int size = node.size();
        var there = part(node, 1, frame.running(term.index()));
        var reference = new double[size];
        Reducing.reduce(Term.Reduction.MAX, there, keys, size, reference, 0);
        var here = part(node, 0, frame);
        exponentials(here, count, size, reference, out);
        var total = new double[size];
        boolean same = count == keys && here.equals(there);
        var under = same ? out : new double[keys * size];
        if (!same) {
            exponentials(there, keys, size, reference, under);
        }
        Reducing.reduce(Term.Reduction.SUM, new Block(under, 0, size), keys, size, total, 0);
        Loops.divide(new Loops.Operands(new Block(out, 0, size), 1, new Block(total, 0, 0), 1, count, size), out);
    }

    private static void exponentials(Block scores, int count, int size, double[] reference, double[] out) {
        for (int key = 0; key < count; key++) {
            int from = scores.at(key);
            for (int entry = 0; entry < size; entry++) {
                out[key * size + entry] = StrictMath.exp(scores.data()[from + entry] - reference[entry]);
            }
        }
    }
}
