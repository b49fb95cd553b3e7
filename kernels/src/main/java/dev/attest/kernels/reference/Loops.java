package dev.attest.kernels.reference;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The inner loops, over flat arrays. Every sum has a fixed order.
final class Loops {
    private Loops() {}

    static void map(DoubleUnaryOperator function, Block a, int keys, int size, double[] out) {
        for (int key = 0; key < keys; key++) {
            int from = a.at(key);
            for (int entry = 0; entry < size; entry++) {
                out[key * size + entry] = function.applyAsDouble(a.data()[from + entry]);
            }
        }
    }

    static void meet(DoubleBinaryOperator function, Operands of, double[] out) {
        for (int key = 0; key < of.keys(); key++) {
            int left = of.a().at(key);
            int right = of.b().at(key);
            for (int entry = 0; entry < of.size(); entry++) {
                out[key * of.size() + entry] = function.applyAsDouble(
                        of.a().data()[left + entry * of.stepA()], of.b().data()[right + entry * of.stepB()]);
            }
        }
    }

    static void add(Operands of, double[] out) {
        double[] x = of.a().data();
        double[] y = of.b().data();
        for (int key = 0; key < of.keys(); key++) {
            int left = of.a().at(key);
            int right = of.b().at(key);
            for (int entry = 0; entry < of.size(); entry++) {
                out[key * of.size() + entry] = x[left + entry * of.stepA()] + y[right + entry * of.stepB()];
            }
        }
    }

    static void subtract(Operands of, double[] out) {
        double[] x = of.a().data();
        double[] y = of.b().data();
        for (int key = 0; key < of.keys(); key++) {
            int left = of.a().at(key);
            int right = of.b().at(key);
            for (int entry = 0; entry < of.size(); entry++) {
                out[key * of.size() + entry] = x[left + entry * of.stepA()] - y[right + entry * of.stepB()];
            }
        }
    }

    static void multiply(Operands of, double[] out) {
        double[] x = of.a().data();
        double[] y = of.b().data();
        for (int key = 0; key < of.keys(); key++) {
            int left = of.a().at(key);
            int right = of.b().at(key);
            for (int entry = 0; entry < of.size(); entry++) {
                out[key * of.size() + entry] = x[left + entry * of.stepA()] * y[right + entry * of.stepB()];
            }
        }
    }

    static void divide(Operands of, double[] out) {
        double[] x = of.a().data();
        double[] y = of.b().data();
        for (int key = 0; key < of.keys(); key++) {
            int left = of.a().at(key);
            int right = of.b().at(key);
            for (int entry = 0; entry < of.size(); entry++) {
                double divisor = y[right + entry * of.stepB()];
                out[key * of.size() + entry] = divisor == 0 ? Double.NaN : x[left + entry * of.stepA()] / divisor;
            }
        }
    }

    /// Two blocks that meet entry by entry; a step of 0 lets a number meet every entry.
    record Operands(Block a, int stepA, Block b, int stepB, int keys, int size) {}

    static void dots(Block a, Block b, int keys, int width, double[] out) {
        for (int key = 0; key < keys; key++) {
            out[key] = dot(a.data(), a.at(key), b.data(), b.at(key), width);
        }
    }

    /// Four partial sums, entry e in number e mod 4 (what is left over in number 0), then their sum from first
    /// to last.
    static double dot(double[] x, int left, double[] y, int right, int width) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int whole = width & ~3;
        for (int entry = 0; entry < whole; entry += 4) {
            sum0 += x[left + entry] * y[right + entry];
            sum1 += x[left + entry + 1] * y[right + entry + 1];
            sum2 += x[left + entry + 2] * y[right + entry + 2];
            sum3 += x[left + entry + 3] * y[right + entry + 3];
        }
        for (int entry = whole; entry < width; entry++) {
            sum0 += x[left + entry] * y[right + entry];
        }
        return sum0 + sum1 + sum2 + sum3;
    }

    /// `out[r][c] = sum over s of a[r][s] b[s][c]`, written from `to` on.
    static void product(
            double[] a, int left, double[] b, int right, int rows, int inner, int columns, double[] out, int to) {
        for (int row = 0; row < rows; row++) {
            int target = to + row * columns;
            Arrays.fill(out, target, target + columns, 0);
            for (int middle = 0; middle < inner; middle++) {
                double factor = a[left + row * inner + middle];
                for (int column = 0; column < columns; column++) {
                    out[target + column] += factor * b[right + middle * columns + column];
                }
            }
        }
    }
}
