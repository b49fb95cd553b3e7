package dev.attest.experiments.apply;

import dev.attest.experiments.arrays.ElementType;
import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.arrays.NumpyArchiveWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/// Numbers in single or in double precision, as the arrays at hand have them.
sealed interface NumberArray {
    record Singles(float[] numbers) implements NumberArray {
        @Override
        public float[] singles() {
            return numbers;
        }

        @Override
        public double[] doubles(int from, int count) {
            var doubles = new double[count];
            for (int index = 0; index < count; index++) {
                doubles[index] = numbers[from + index];
            }
            return doubles;
        }

        @Override
        public void put(int from, double[] row) {
            for (int index = 0; index < row.length; index++) {
                numbers[from + index] = (float) row[index];
            }
        }

        @Override
        public long notFinite(ElementType type) {
            long count = 0;
            for (float number : numbers) {
                boolean finite = Float.isFinite(type == ElementType.FLOAT16 ? asHalf(number) : number);
                count += finite ? 0 : 1;
            }
            return count;
        }

        private static float asHalf(float number) {
            return Float.float16ToFloat(Float.floatToFloat16(number));
        }

        @Override
        public void addTo(NumpyArchiveWriter writer, String name, ElementType type, List<Integer> shape)
                throws IOException {
            writer.add(name, type, shape, numbers);
        }
    }

    record Doubles(double[] numbers) implements NumberArray {
        @Override
        public float[] singles() {
            throw new IllegalStateException("expected numbers in single precision, got doubles");
        }

        @Override
        public double[] doubles(int from, int count) {
            var doubles = new double[count];
            System.arraycopy(numbers, from, doubles, 0, count);
            return doubles;
        }

        @Override
        public void put(int from, double[] row) {
            System.arraycopy(row, 0, numbers, from, row.length);
        }

        @Override
        public long notFinite(ElementType type) {
            long count = 0;
            for (double number : numbers) {
                count += Double.isFinite(number) ? 0 : 1;
            }
            return count;
        }

        @Override
        public void addTo(NumpyArchiveWriter writer, String name, ElementType type, List<Integer> shape)
                throws IOException {
            writer.add(name, shape, numbers);
        }
    }

    static NumberArray of(ElementType type, int length) {
        return type.isDouble() ? new Doubles(new double[length]) : new Singles(new float[length]);
    }

    /// @param type the precision to hold the numbers in, whatever that of the file is
    static NumberArray read(NumpyArchive archive, String name, ElementType type, LongConsumer read) {
        return type.isDouble() ? new Doubles(archive.doubles(name, read)) : new Singles(archive.singles(name, read));
    }

    /// The numbers themselves, where they are singles.
    float[] singles();

    /// A copy of some of the numbers.
    double[] doubles(int from, int count);

    /// Each number is rounded once.
    void put(int from, double[] row);

    /// How many are not finite once they are of this type.
    long notFinite(ElementType type);

    void addTo(NumpyArchiveWriter writer, String name, ElementType type, List<Integer> shape) throws IOException;
}
