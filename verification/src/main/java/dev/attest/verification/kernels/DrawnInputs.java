package dev.attest.verification.kernels;

import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What comes with the tokens of a batch: within its interval, ends left out, for an input that has one, else
/// normal.
final class DrawnInputs {
    private final Map<String, float[]> numbers = new TreeMap<>();
    private final Map<String, Input> inputs = new TreeMap<>();
    private final Map<String, Integer> widths = new TreeMap<>();
    private final Sizes sizes;

    DrawnInputs(Mechanism mechanism, Sizes sizes, Map<String, Integer> widths) {
        this.sizes = sizes;
        var random = new SplittableRandom(sizes.keys());
        for (var input : mechanism.inputs()) {
            int width = width(input.shape(), widths);
            var drawn = new float[heads(input) * tokens(input) * width];
            for (int place = 0; place < drawn.length; place++) {
                drawn[place] = number(input, random);
            }
            inputs.put(input.name(), input);
            this.widths.put(input.name(), width);
            numbers.put(input.name(), drawn);
        }
    }

    private static int width(Shape shape, Map<String, Integer> widths) {
        return switch (shape) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector(var width) -> width.at(widths);
            case Shape.Matrix(var rows, var columns) -> rows.at(widths) * columns.at(widths);
        };
    }

    private int heads(Input input) {
        return sizes.batch() * (input.ofQuery() ? sizes.heads() : sizes.keyHeads());
    }

    private int tokens(Input input) {
        return input.ofQuery() ? sizes.queries() : sizes.keys();
    }

    private static float number(Input input, SplittableRandom random) {
        double place = (random.nextInt(1023) + 1) / 1024.0;
        return input.range()
                .map(range -> (float) (range.low().doubleValue()
                        + place * (range.high().doubleValue() - range.low().doubleValue())))
                .orElseGet(() -> (float) random.nextGaussian());
    }

    /// By name.
    Map<String, float[]> numbers() {
        return numbers;
    }

    private float[] of(String name) {
        var drawn = numbers.get(name);
        if (drawn == null) {
            throw new IllegalArgumentException("input " + name + ": expected one of " + numbers.keySet());
        }
        return drawn;
    }

    /// Puts a number into one token of every head.
    void disturb(String name, float number, int token) {
        var input = inputs.get(name);
        if (input == null) {
            throw new IllegalArgumentException("input " + name + ": expected one of " + inputs.keySet());
        }
        var all = of(name);
        int width = widths.getOrDefault(name, 1);
        int place = Math.floorMod(token, tokens(input));
        for (int head = 0; head < heads(input); head++) {
            all[(head * tokens(input) + place) * width + width / 2] = number;
        }
    }

    /// The tokens of one query head, row after row.
    Map<String, double[][]> of(int head) {
        var all = new TreeMap<String, double[][]>();
        inputs.forEach((name, input) -> {
            int keyHead = head / sizes.heads() * sizes.keyHeads() + sizes.keyHead(head % sizes.heads());
            int width = widths.getOrDefault(name, 1);
            var rows = new double[tokens(input)][width];
            var drawn = of(name);
            int from = (input.ofQuery() ? head : keyHead) * rows.length * width;
            for (int place = 0; place < rows.length * width; place++) {
                rows[place / width][place % width] = drawn[from + place];
            }
            all.put(name, rows);
        });
        return all;
    }
}
