package dev.attest.experiments.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Moves labels apart along a line.
final class Spread {
    private Spread() {}

    /// Places in the order given, in the same order along the line, at least `gap` apart and within the ends as
    /// far as they fit, each close to where it wants to be.
    static double[] apart(double[] wanted, double gap, double low, double high) {
        var order = IntStream.range(0, wanted.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> wanted[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        var places = Arrays.stream(order).mapToDouble(index -> wanted[index]).toArray();
        settle(places, gap);
        shiftInside(places, gap, low, high);
        var result = new double[wanted.length];
        for (int rank = 0; rank < order.length; rank++) {
            result[order[rank]] = places[rank];
        }
        return result;
    }

    /// Groups that would overlap share out the gap around their mean: pool adjacent violators.
    private static void settle(double[] places, double gap) {
        int count = places.length;
        var starts = new int[count + 1];
        var means = new double[count];
        int groups = 0;
        for (int place = 0; place < count; place++) {
            starts[groups] = place;
            means[groups] = places[place] - place * gap;
            groups++;
            starts[groups] = place + 1;
            while (groups > 1 && means[groups - 1] < means[groups - 2]) {
                int left = starts[groups - 1] - starts[groups - 2];
                int right = starts[groups] - starts[groups - 1];
                means[groups - 2] = (left * means[groups - 2] + right * means[groups - 1]) / (left + right);
                starts[groups - 1] = starts[groups];
                groups--;
            }
        }
        for (int group = 0; group < groups; group++) {
            for (int place = starts[group]; place < starts[group + 1]; place++) {
                places[place] = means[group] + place * gap;
            }
        }
    }

    private static void shiftInside(double[] places, double gap, double low, double high) {
        int count = places.length;
        for (int place = 0; place < count; place++) {
            places[place] = Math.min(places[place], high - (count - 1 - place) * gap);
        }
        for (int place = 0; place < count; place++) {
            places[place] = Math.max(places[place], low + place * gap);
        }
    }
}
