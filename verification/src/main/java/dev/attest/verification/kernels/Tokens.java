package dev.attest.verification.kernels;

import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.IdentityHashMap;
import java.util.Map;

/// The queries, keys, values and parameters of one head, as numbers of single precision.
final class Tokens {
    private final boolean causal;
    private final Sizes sizes;
    private final Map<String, Integer> widths;
    private final Map<String, double[][]> parameters;
    private final double[] queries;
    private final Singles keys;
    private final Singles values;
    private final Map<String, double[][]> inputs;
    private final Map<Term, Boolean> perRow = new IdentityHashMap<>();

    Tokens(
            boolean causal,
            Sizes sizes,
            Map<String, Integer> widths,
            Map<String, double[][]> parameters,
            double[] queries,
            double[] keys,
            double[] values,
            Map<String, double[][]> inputs) {
        this.inputs = inputs;
        this.causal = causal;
        this.sizes = sizes;
        this.widths = widths;
        this.parameters = parameters;
        this.queries = queries;
        this.keys = exact(keys, 0, sizes.keys(), sizes.d());
        this.values = exact(values, 0, sizes.keys(), sizes.dv());
    }

    private static Singles exact(double[] data, int from, int count, int size) {
        return Singles.filled(count, size, 1, (key, entry) -> Single.exact(data[from + key * size + entry]));
    }

    /// What comes with each token under a name.
    ///
    /// @param first the first of `count` tokens
    Singles input(String name, int first, int count) {
        var rows = inputs.getOrDefault(name, new double[0][]);
        return Singles.filled(count, rows[0].length, 1, (token, entry) -> Single.exact(rows[first + token][entry]));
    }

    boolean causal() {
        return causal;
    }

    int keys() {
        return sizes.keys();
    }

    Singles allKeys(int count) {
        return first(keys, count);
    }

    Singles allValues(int count) {
        return first(values, count);
    }

    private static Singles first(Singles all, int count) {
        return count == all.count() ? all : Singles.filled(count, all.size(), 1, all::at);
    }

    Singles query(int row) {
        return exact(queries, row * sizes.d(), 1, sizes.d());
    }

    /// Over all queries of the head, or those up to the row.
    Singles meanQuery(int row) {
        int count = causal ? row + 1 : sizes.queries();
        return Singles.filled(1, sizes.d(), 1, (_, entry) -> {
            var all = new Single[count];
            for (int query = 0; query < count; query++) {
                all[query] = Single.exact(queries[query * sizes.d() + entry]);
            }
            return SingleSums.reduce(Term.Reduction.MEAN, all);
        });
    }

    boolean isConstant(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Pi _, Term.WidthValue _, Term.ParameterValue _, Term.Identity _ -> true;
            default -> false;
        };
    }

    /// In double precision, then rounded once.
    Singles constant(Term term) {
        return switch (term) {
            case Term.Constant(var value) -> rounded(value.doubleValue());
            case Term.Pi _ -> rounded(Math.PI);
            case Term.WidthValue(var width) -> Singles.number(width.at(widths));
            case Term.Identity(var shape) -> {
                int width = rows(shape);
                yield Singles.filled(1, width * width, 1, (_, place) -> Single.exact(place % (width + 1) == 0 ? 1 : 0));
            }
            case Term.ParameterValue(var parameter) -> {
                var rows = parameters.getOrDefault(parameter.name(), new double[0][]);
                int columns = rows[0].length;
                yield Singles.filled(
                        1,
                        rows.length * columns,
                        1,
                        (_, place) ->
                                rounded(rows[place / columns][place % columns]).at(0, 0));
            }
            default -> throw new IllegalArgumentException("expected a constant, got " + term);
        };
    }

    private static Singles rounded(double value) {
        var exact = Single.exact(value);
        return Singles.of((float) value == value ? exact : exact.rounded(1));
    }

    int rows(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector(var width) -> width.at(widths);
            case Shape.Matrix(var rows, var ignored) -> rows.at(widths);
        };
    }

    /// Whether a value changes from row to row.
    boolean perRow(Term term) {
        var found = perRow.get(term);
        if (found == null) {
            found = switch (term) {
                case Term.Query _, Term.QueryPosition _ -> true;
                case Term.StateValue _ -> true;
                case Term.InputValue(var _, var index) -> index.isEmpty();
                case Term.KeyCount _, Term.MeanQuery _, Term.OverKeys _, Term.Softmax _ when causal -> true;
                default -> FreeIndices.parts(term).stream().anyMatch(this::perRow);
            };
            perRow.put(term, found);
        }
        return found;
    }
}
