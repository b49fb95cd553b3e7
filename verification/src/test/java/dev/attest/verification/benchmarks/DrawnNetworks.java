package dev.attest.verification.benchmarks;

import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.DenseAttention;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Simulation;
import dev.attest.theory.separation.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;

/// How many random readouts of ten columns a second the four networks of the comparison see: by kinds of rows,
/// and by the dense networks, whose outputs for every token are computed once and met with every column. 1,000
/// tokens in 50 groups. Rounds alternate, so that whatever slows the machine slows both.
///
/// Arguments: rounds to time (20 unless said), rounds before that (5).
public final class DrawnNetworks {
    private static final Setting SETTING = Setting.self(1000, 50, f(1), f(12), f(1), f(5), f(1));
    private static final int COLUMNS = 10;
    private static final int DENSE_DRAWS = 50;
    private static final int DRAWS = 20_000;

    private final SplittableRandom random = new SplittableRandom(1);
    private final double[][] outputs = new double[4][];
    private int fired;

    private DrawnNetworks() {
        int network = 0;
        for (var dataset : Dataset.values()) {
            for (var unit : new Unit[] {Unit.SOFTMAX, Unit.LINEAR}) {
                var keys = DenseAttention.keys(SETTING, dataset);
                outputs[network] =
                        DenseAttention.outputs(keys, keys, DenseAttention.weights(SETTING), SETTING.width(), unit);
                network++;
            }
        }
    }

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int before = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var networks = new DrawnNetworks();
        var ratios = new double[rounds];
        var rates = new double[rounds];
        for (int round = -before; round < rounds; round++) {
            double kinds = rate(DRAWS, networks::byKinds);
            double dense = rate(DENSE_DRAWS, networks::dense);
            if (round >= 0) {
                ratios[round] = kinds / dense;
                rates[round] = kinds;
            }
        }
        Arrays.sort(ratios);
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "readouts a second by kinds of rows: %.0f, %.0f times the dense networks (%.0f to %.0f); %d fired%n",
                rates[rounds / 2],
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1],
                networks.fired);
    }

    private static double rate(int draws, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return draws * 1e9 / (System.nanoTime() - start);
    }

    private void byKinds() {
        fired += Simulation.of(SETTING, Unit.SOFTMAX, Unit.LINEAR)
                .draw(random::nextLong, COLUMNS, DRAWS)
                .successes();
    }

    private void dense() {
        int d = SETTING.width();
        double threshold = DenseAttention.threshold(SETTING);
        var columns = new double[COLUMNS * d];
        for (int draw = 0; draw < DENSE_DRAWS; draw++) {
            for (int entry = 0; entry < columns.length; entry++) {
                columns[entry] = random.nextBoolean() ? 1 : -1;
            }
            for (var output : outputs) {
                fired += DenseAttention.value(output, columns, d, threshold) > 0 ? 1 : 0;
            }
        }
    }

    private static BigFraction f(int tenths) {
        return new BigFraction(tenths, 10);
    }
}
