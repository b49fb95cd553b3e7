package dev.attest.kernels.strip;

import dev.attest.kernels.reference.Functions;
import dev.attest.kernels.reference.Matrices;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// What is the same for all tokens, in doubles.
final class Uniforms {
    private Uniforms() {}

    static double[] compute(Operation operation, int size, double[][] parts) {
        return switch (operation) {
            case Operation.Leaf _ -> parts[0];
            case Operation.Fixed(var values) ->
                values.stream().mapToDouble(Double::doubleValue).toArray();
            case Operation.Map(var function) -> map(parts[0], Functions.unary(function));
            case Operation.EluAndOne _ -> map(parts[0], x -> x >= 0 ? x + 1 : StrictMath.exp(x));
            case Operation.Meet(var function) -> meet(binary(function), parts[0], parts[1], size);
            case Operation.Raise(double exponent) -> raise(parts[0], exponent);
            case Operation.Product(int rows, int inner, int columns) ->
                product(parts[0], parts[1], rows, inner, columns);
            case Operation.Arrange(var sources) ->
                sources.stream()
                        .mapToDouble(source -> source.part() < 0 ? 0 : parts[source.part()][source.entry()])
                        .toArray();
            case Operation.Rotate _ -> Rotations.turn(parts[0], parts[1][0]);
            case Operation.Reduce(var reduction) -> new double[] {reduce(reduction, parts[0])};
            case Operation.Invert(int rows) -> inverse(parts[0], rows);
        };
    }

    private static double[] map(double[] x, DoubleUnaryOperator unary) {
        var out = new double[x.length];
        for (int index = 0; index < out.length; index++) {
            out[index] = unary.applyAsDouble(x[index]);
        }
        return out;
    }

    private static DoubleBinaryOperator binary(Pointwise function) {
        return switch (function) {
            case ADD -> (x, y) -> x + y;
            case SUBTRACT -> (x, y) -> x - y;
            case MULTIPLY -> (x, y) -> x * y;
            case DIVIDE -> (x, y) -> y == 0 ? Double.NaN : x / y;
            case POWER -> (x, y) -> x > 0 ? StrictMath.exp(y * StrictMath.log(x)) : Double.NaN;
            case LEAKY_RELU -> (x, slope) -> Math.max(x, 0) + slope * Math.min(x, 0);
            case MIN -> Math::min;
            case MAX -> Math::max;
            default -> throw new IllegalArgumentException(function.text() + ": expected one argument, got two");
        };
    }

    private static double[] meet(DoubleBinaryOperator function, double[] x, double[] y, int size) {
        var out = new double[size];
        for (int index = 0; index < size; index++) {
            out[index] = function.applyAsDouble(x[x.length == 1 ? 0 : index], y[y.length == 1 ? 0 : index]);
        }
        return out;
    }

    private static double[] raise(double[] x, double exponent) {
        var out = new double[x.length];
        for (int index = 0; index < out.length; index++) {
            boolean undefined = Double.isNaN(x[index]) || (x[index] == 0 && exponent < 0);
            out[index] = undefined ? Double.NaN : StrictMath.pow(x[index], exponent);
        }
        return out;
    }

    private static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
        var out = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int middle = 0; middle < inner; middle++) {
                for (int column = 0; column < columns; column++) {
                    out[row * columns + column] += a[row * inner + middle] * b[middle * columns + column];
                }
            }
        }
        return out;
    }

    private static double reduce(Reduction reduction, double[] x) {
        double result = x[0];
        for (int index = 1; index < x.length; index++) {
            result = switch (reduction) {
                case SUM, MEAN -> result + x[index];
                case MIN -> Math.min(result, x[index]);
                case MAX -> Math.max(result, x[index]);
            };
        }
        return reduction == Reduction.MEAN ? result / x.length : result;
    }

    private static double[] inverse(double[] matrix, int rows) {
        var out = new double[rows * rows];
        Matrices.inverse(matrix, 0, rows, out, 0);
        return out;
    }
}
