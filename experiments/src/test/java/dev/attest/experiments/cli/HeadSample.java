package dev.attest.experiments.cli;

import dev.attest.experiments.arrays.ElementType;
import dev.attest.experiments.arrays.NumpyArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Drawn arrays of numbers, each of them one that its type holds exactly.
final class HeadSample {
    private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    private final Map<String, ElementType> types = new LinkedHashMap<>();
    private final Map<String, double[]> arrays = new LinkedHashMap<>();
    private final SplittableRandom random;

    HeadSample(long seed) {
        random = new SplittableRandom(seed);
    }

    /// `q`, `k` and `v` of one shape.
    static HeadSample square(long seed, int... shape) {
        var extents = List.of(shape[0], shape[1], shape[2], shape[3]);
        return new HeadSample(seed)
                .draw("q", ElementType.FLOAT32, extents)
                .draw("k", ElementType.FLOAT32, extents)
                .draw("v", ElementType.FLOAT32, extents);
    }

    HeadSample draw(String name, ElementType type, List<Integer> shape) {
        var numbers = new double[shape.stream().reduce(1, Math::multiplyExact)];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = exact(type, random.nextGaussian());
        }
        return with(name, type, shape, numbers);
    }

    HeadSample with(String name, ElementType type, List<Integer> shape, double... numbers) {
        shapes.put(name, shape);
        types.put(name, type);
        arrays.put(name, numbers);
        return this;
    }

    /// The same arrays but for some.
    HeadSample without(String... names) {
        var fewer = copy();
        for (var name : names) {
            fewer.shapes.remove(name);
            fewer.types.remove(name);
            fewer.arrays.remove(name);
        }
        return fewer;
    }

    /// The same arrays, one of them with its batch so many times, and each of its heads so many times in a row.
    HeadSample repeated(String name, int batches, int times) {
        var shape = shapes.get(name);
        int length = shape.get(2) * shape.get(3);
        int heads = shape.get(1);
        var numbers = new double[batches * heads * times * length];
        for (int head = 0; head < batches * heads * times; head++) {
            System.arraycopy(arrays.get(name), head / times % heads * length, numbers, head * length, length);
        }
        return copy().with(name, types.get(name), List.of(batches, heads * times, shape.get(2), shape.get(3)), numbers);
    }

    /// The same arrays, one of them with all its heads so many times, one set after the other.
    HeadSample interleaved(String name, int times) {
        var shape = shapes.get(name);
        var numbers = new double[arrays.get(name).length * times];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = arrays.get(name)[place % arrays.get(name).length];
        }
        return copy().with(
                        name, types.get(name), List.of(1, shape.get(1) * times, shape.get(2), shape.get(3)), numbers);
    }

    private HeadSample copy() {
        var copy = new HeadSample(0);
        copy.shapes.putAll(shapes);
        copy.types.putAll(types);
        copy.arrays.putAll(arrays);
        return copy;
    }

    private static double exact(ElementType type, double number) {
        return switch (type) {
            case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) number));
            case FLOAT32 -> (float) number;
            case FLOAT64 -> number;
        };
    }

    double[] numbers(String name) {
        return arrays.get(name);
    }

    List<Integer> shape(String name) {
        return shapes.get(name);
    }

    /// The rows of an array that a query head meets.
    double[][] rows(String name, int batch, int head) {
        var shape = shapes.get(name);
        int width = shape.get(3);
        int own = shape.get(0) == 1 ? 0 : batch;
        int keyHead = head / (shapes.get("q").get(1) / shape.get(1));
        int from = (own * shape.get(1) + keyHead) * shape.get(2) * width;
        var rows = new double[shape.get(2)][width];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(arrays.get(name), from + row * width, rows[row], 0, width);
        }
        return rows;
    }

    Path write(Path file) throws IOException {
        try (var stream = Files.newOutputStream(file)) {
            var writer = new NumpyArchiveWriter(stream, _ -> {});
            for (var name : arrays.keySet()) {
                if (types.get(name) == ElementType.FLOAT64) {
                    writer.add(name, shapes.get(name), arrays.get(name));
                } else {
                    writer.add(name, types.get(name), shapes.get(name), singles(arrays.get(name)));
                }
            }
            writer.finish();
        }
        return file;
    }

    private static float[] singles(double[] numbers) {
        var singles = new float[numbers.length];
        for (int index = 0; index < numbers.length; index++) {
            singles[index] = (float) numbers[index];
        }
        return singles;
    }
}
