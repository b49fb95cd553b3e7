package dev.attest.models.layer;

import java.util.SplittableRandom;

/// Random numbers from a seed, the same on every machine.
public final class Draws {
    private final SplittableRandom random;

    public Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Uniform on [-bound, bound).
    public double[] uniform(int count, double bound) {
        var numbers = new double[count];
        for (int place = 0; place < count; place++) {
            numbers[place] = (2 * random.nextDouble() - 1) * bound;
        }
        return numbers;
    }

    /// 1 or -1, each with probability 1/2.
    public double[] signs(int count) {
        var numbers = new double[count];
        for (int place = 0; place < count; place++) {
            numbers[place] = random.nextBoolean() ? 1 : -1;
        }
        return numbers;
    }

    /// Standard normal, by Marsaglia's polar method; the second number of each pair is not kept.
    public double[] normal(int count) {
        var numbers = new double[count];
        for (int place = 0; place < count; place++) {
            numbers[place] = normal();
        }
        return numbers;
    }

    /// A matrix whose rows (or columns, where there are fewer) are orthonormal, uniform among those: a normal
    /// matrix, made orthonormal one row after the other, twice, since once leaves errors that grow with how
    /// dependent the rows were.
    public double[] orthogonal(int rows, int columns) {
        int count = Math.min(rows, columns);
        int width = Math.max(rows, columns);
        var basis = normal(count * width);
        for (int row = 0; row < count; row++) {
            orthonormalise(basis, row, width);
            orthonormalise(basis, row, width);
        }
        return rows <= columns ? basis : transposed(basis, count, width);
    }

    private double normal() {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    private static void orthonormalise(double[] basis, int row, int width) {
        for (int other = 0; other < row; other++) {
            double along = dot(basis, row, other, width);
            for (int entry = 0; entry < width; entry++) {
                basis[row * width + entry] -= along * basis[other * width + entry];
            }
        }
        double length = StrictMath.sqrt(dot(basis, row, row, width));
        for (int entry = 0; entry < width; entry++) {
            basis[row * width + entry] /= length;
        }
    }

    private static double dot(double[] basis, int left, int right, int width) {
        double sum = 0;
        for (int entry = 0; entry < width; entry++) {
            sum += basis[left * width + entry] * basis[right * width + entry];
        }
        return sum;
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
        var turned = new double[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = matrix[row * columns + column];
            }
        }
        return turned;
    }
}
