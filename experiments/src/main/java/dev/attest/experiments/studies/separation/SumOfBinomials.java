package dev.attest.experiments.studies.separation;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;

/// The distribution of a sum of independent binomial counts, by convolution. Tails are cut where they hold less
/// than [#NEGLIGIBLE] each time; every sum below is off by that much for each count at most.
final class SumOfBinomials {
    static final double NEGLIGIBLE = 1e-18;

    private int start;
    private double[] masses = {1};

    SumOfBinomials(List<ExactBinomial> counts) {
        counts.forEach(this::add);
    }

    double atMost(int sum) {
        double tail = 0;
        for (int place = 0; place < masses.length && start + place <= sum; place++) {
            tail += masses[place];
        }
        return tail;
    }

    double atLeast(int sum) {
        double tail = 0;
        for (int place = masses.length - 1; place >= 0 && start + place >= sum; place--) {
            tail += masses[place];
        }
        return tail;
    }

    /// The least sum whose lower tail exceeds half the level.
    int least(double level) {
        double tail = masses[0];
        int place = 0;
        while (tail <= level / 2) {
            place++;
            tail += masses[place];
        }
        return start + place;
    }

    /// The greatest sum whose upper tail exceeds half the level.
    int most(double level) {
        int place = masses.length - 1;
        double tail = masses[place];
        while (tail <= level / 2) {
            place--;
            tail += masses[place];
        }
        return start + place;
    }

    private void add(ExactBinomial count) {
        if (count.probability() <= 0 || count.complement() <= 0) {
            start += count.probability() <= 0 ? 0 : count.trials();
            return;
        }
        var distribution = new BinomialDistribution(null, count.trials(), count.probability());
        int mode = (int) Math.min(count.trials(), Math.floor((count.trials() + 1) * count.probability()));
        int low = mode;
        while (low > 0 && distribution.probability(low - 1) > NEGLIGIBLE / count.trials()) {
            low--;
        }
        int high = mode;
        while (high < count.trials() && distribution.probability(high + 1) > NEGLIGIBLE / count.trials()) {
            high++;
        }
        var other = new double[high - low + 1];
        for (int place = 0; place < other.length; place++) {
            other[place] = distribution.probability(low + place);
        }
        masses = product(masses, other);
        start += low;
        trim();
    }

    private static double[] product(double[] left, double[] right) {
        var product = new double[left.length + right.length - 1];
        for (int place = 0; place < left.length; place++) {
            for (int other = 0; other < right.length; other++) {
                product[place + other] += left[place] * right[other];
            }
        }
        return product;
    }

    private void trim() {
        int first = 0;
        for (double tail = masses[0]; tail < NEGLIGIBLE; tail += masses[first]) {
            first++;
        }
        int last = masses.length - 1;
        for (double tail = masses[last]; tail < NEGLIGIBLE; tail += masses[last]) {
            last--;
        }
        masses = Arrays.copyOfRange(masses, first, last + 1);
        start += first;
    }
}
