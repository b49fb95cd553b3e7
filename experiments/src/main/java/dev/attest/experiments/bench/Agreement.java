package dev.attest.experiments.bench;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.reference.Head;
import dev.attest.kernels.reference.ReferenceAttention;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// An output held against the double reading, in some rows of the first and of the last head.
///
/// An entry may be off by `gamma(k) (sum_j |w_j| |v_j| + c)`: k is the length of the longest chain of roundings
/// in any order of summation, `n + d + dv` and some for functions; the sum is the size of what is summed; and c
/// is how far the entry moves, in proportion, when every number that comes in is moved by one part of `2^20` at
/// random: what rounding does to the scores is no more than a few such moves.
final class Agreement {
    private static final int ROWS = 8;
    private static final int DRAWS = 2;
    private static final double MOVE = 0x1p-20;
    private static final double UNIT = 0x1p-24;

    /// Roundings of functions of one score: no more than this many, whatever the definition.
    private static final int FUNCTIONS = 64;

    private final Subject subject;
    private final Sizes sizes;

    Agreement(Subject subject) {
        this.subject = subject;
        this.sizes = subject.call().sizes();
    }

    /// Why an output is wrong, in a sentence; empty if it is right.
    Optional<String> objection(float[] output) {
        return IntStream.of(0, sizes.batch() * sizes.heads() - 1)
                .distinct()
                .boxed()
                .flatMap(head -> objection(head, output).stream())
                .findFirst();
    }

    private Optional<String> objection(int number, float[] output) {
        var exact = head(number, 0, 0);
        var moved = new Head[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            moved[draw] = head(number, MOVE, draw + 1);
        }
        for (int row : rows()) {
            var expected = row(exact, row);
            var size = size(exact, number, row);
            for (var other : moved) {
                var there = row(other, row);
                for (int entry = 0; entry < there.length; entry++) {
                    size[entry] += Math.abs(there[entry] - expected[entry]) / MOVE;
                }
            }
            for (int entry = 0; entry < expected.length; entry++) {
                float got = output[(number * sizes.queries() + row) * sizes.dv() + entry];
                boolean undefined = Double.isNaN(expected[entry]) && Float.isNaN(got);
                if (!undefined && !(Math.abs(got - expected[entry]) <= roundings() * size[entry])) {
                    return Optional.of(sentence(number, row, entry, expected[entry], roundings() * size[entry], got));
                }
            }
        }
        return Optional.empty();
    }

    private static String sentence(int head, int row, int entry, double expected, double bound, float got) {
        return String.format(
                Locale.ROOT,
                "head %d, row %d, entry %d: expected %.8g within %.2g, got %.8g",
                head,
                row,
                entry,
                expected,
                bound,
                got);
    }

    private double roundings() {
        double chain = UNIT * ((double) sizes.keys() + sizes.d() + sizes.dv() + FUNCTIONS);
        return chain / (1 - chain);
    }

    private int[] rows() {
        return IntStream.rangeClosed(0, ROWS)
                .map(part -> (int) ((sizes.queries() - 1L) * part / ROWS))
                .distinct()
                .toArray();
    }

    private double[] row(Head head, int row) {
        var out = new double[sizes.dv()];
        head.output(row, out);
        return out;
    }

    /// `|o| + sum_j |w_j| |v_j|`, entry by entry: the output itself, where more than a sum is made of the
    /// values.
    private double[] size(Head head, int number, int row) {
        var weights = new double[sizes.keys()];
        head.weights(row, weights);
        var size = new double[sizes.dv()];
        head.output(row, size);
        Arrays.setAll(size, entry -> Math.abs(size[entry]));
        var values = subject.call().v();
        int from = values.from() + keyHead(number) * sizes.keys() * sizes.dv();
        for (int key = 0; key < sizes.keys(); key++) {
            for (int entry = 0; entry < sizes.dv(); entry++) {
                size[entry] += Math.abs(weights[key] * values.data()[from + key * sizes.dv() + entry]);
            }
        }
        return size;
    }

    private int keyHead(int number) {
        return number / sizes.heads() * sizes.keyHeads() + sizes.keyHead(number % sizes.heads());
    }

    private Head head(int number, double move, long seed) {
        var random = new SplittableRandom(seed);
        var call = subject.call();
        int keyHead = keyHead(number);
        return ReferenceAttention.of(subject.mechanism(), sizes.d(), sizes.dv(), subject.parameters())
                .head(
                        numbers(call.q(), number, sizes.queries() * sizes.d(), move, random),
                        sizes.queries(),
                        numbers(call.k(), keyHead, sizes.keys() * sizes.d(), move, random),
                        numbers(call.v(), keyHead, sizes.keys() * sizes.dv(), move, random),
                        sizes.keys(),
                        sizes.dv(),
                        subject.inputs().ofHead(call, number));
    }

    private static double[] numbers(Slice slice, int head, int count, double move, SplittableRandom random) {
        var numbers = new double[count];
        for (int place = 0; place < count; place++) {
            double sign = random.nextBoolean() ? 1 : -1;
            numbers[place] = slice.data()[slice.from() + head * count + place] * (1 + sign * move);
        }
        return numbers;
    }
}
