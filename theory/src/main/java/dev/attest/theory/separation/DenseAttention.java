package dev.attest.theory.separation;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The networks as they are written: every token, every pair, every column, for any weights W. Matrices are
/// flat, row by row.
///
/// [deng2023superiority, definitions of the attention layers and of the readout]
public final class DenseAttention {
    private DenseAttention() {}

    /// The keys of a dataset, `[n, d]`: row i is `sqrt(log n) (a [i = 0], b e_(i mod groups), c)`.
    public static double[] keys(Setting setting, Dataset dataset) {
        return tokens(setting, dataset, 0);
    }

    /// The queries. Those of [Pairing#CROSS] have their special token in the next group.
    public static double[] queries(Setting setting, Dataset dataset) {
        return tokens(setting, dataset, setting.pairing() == Pairing.SELF ? 0 : 1);
    }

    /// W of the setting, `[d, d]`.
    public static double[] weights(Setting setting) {
        int d = setting.width();
        var matrix = new double[d * d];
        matrix[0] = setting.weights().special().doubleValue();
        for (int group = 1; group <= setting.groups(); group++) {
            matrix[group * d + group] = setting.weights().group().doubleValue();
        }
        matrix[d * d - 1] = setting.weights().constant().doubleValue();
        return matrix;
    }

    /// `c_i = sum_j w_ij k_j / sum_j w_ij` with the scores `w_ij` of the unit's definition at `q_i W k_j^T`,
    /// `[n, d]`: the keys are the values too.
    public static double[] outputs(double[] queries, double[] keys, double[] matrix, int d, Unit unit) {
        int rows = queries.length / d;
        var definition = unit.definition();
        var outputs = new double[queries.length];
        var logits = new double[keys.length / d];
        var projected = new double[d];
        for (int row = 0; row < rows; row++) {
            project(queries, row, matrix, projected);
            for (int key = 0; key < logits.length; key++) {
                logits[key] = inner(projected, 0, keys, key * d, d);
            }
            accumulate(weights(logits, definition), keys, d, outputs, row * d);
        }
        return outputs;
    }

    /// The row of the unit's definition over keys of width 1 at the query 1, so that `dot(q, k_j)` is the
    /// logit z_j.
    ///
    /// @throws dev.attest.theory.scalar.Undefined if the scores sum to 0
    public static double[] weights(double[] logits, Unit unit) {
        return weights(logits, unit.definition());
    }

    private static double[] weights(double[] logits, Mechanism definition) {
        List<List<Double>> keys =
                Arrays.stream(logits).mapToObj(List::<Double>of).toList();
        var inputs = new Inputs<>(
                Map.of("d", 1, "dv", 1), List.of(1.0), keys, List.of(), keys.size() - 1, List.of(), Map.of());
        return new Evaluator<>(new Doubles(), definition, inputs)
                .row().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// `F = max(0, sum_i sum_j phi(<c_i, y_j>))` where `phi(z) = z` from the threshold on and 0 below: above 0
    /// exactly if some output reaches the positive threshold at some column.
    ///
    /// @param outputs `[n, d]`
    /// @param columns m columns one after another, `[m, d]`
    public static double value(double[] outputs, double[] columns, int d, double threshold) {
        double sum = 0;
        for (int row = 0; row < outputs.length; row += d) {
            for (int column = 0; column < columns.length; column += d) {
                double product = inner(outputs, row, columns, column, d);
                sum += product >= threshold ? product : 0;
            }
        }
        return Math.max(0, sum);
    }

    /// `(c + gamma) sqrt(log n)`.
    public static double threshold(Setting setting) {
        return setting.c().add(setting.gamma()).doubleValue() * root(setting);
    }

    private static double[] tokens(Setting setting, Dataset dataset, int special) {
        int d = setting.width();
        int n = Math.toIntExact(setting.n());
        double root = root(setting);
        var tokens = new double[Math.multiplyExact(n, d)];
        for (int row = 0; row < n; row++) {
            tokens[row * d + 1 + row % setting.groups()] = root * setting.b().doubleValue();
            tokens[row * d + d - 1] = root * setting.c().doubleValue();
        }
        tokens[special * d] = root * setting.special(dataset).doubleValue();
        return tokens;
    }

    private static double root(Setting setting) {
        return StrictMath.sqrt(StrictMath.log((double) setting.n()));
    }

    private static void project(double[] queries, int row, double[] matrix, double[] projected) {
        int d = projected.length;
        for (int column = 0; column < d; column++) {
            double sum = 0;
            for (int entry = 0; entry < d; entry++) {
                sum += queries[row * d + entry] * matrix[entry * d + column];
            }
            projected[column] = sum;
        }
    }

    private static void accumulate(double[] weights, double[] keys, int d, double[] outputs, int start) {
        for (int key = 0; key < weights.length; key++) {
            for (int entry = 0; entry < d; entry++) {
                outputs[start + entry] += weights[key] * keys[key * d + entry];
            }
        }
    }

    private static double inner(double[] left, int leftStart, double[] right, int rightStart, int d) {
        double sum = 0;
        for (int entry = 0; entry < d; entry++) {
            sum += left[leftStart + entry] * right[rightStart + entry];
        }
        return sum;
    }
}
