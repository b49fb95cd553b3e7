package dev.attest.theory.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class RowSharesTest {
    @Property(tries = 200)
    void everyRowOfTheDenseNetworkIsOneOfTheKinds(@ForAll long seed) {
        var draws = new SettingDraws(seed);
        var setting = draws.any(8, 6);
        var unit = draws.unit();
        for (var dataset : Dataset.values()) {
            var outputs = outputs(setting, unit, dataset);
            var kinds = RowShares.of(setting, unit, dataset);
            var seen = new HashSet<String>();
            for (int row = 0; row < setting.n(); row++) {
                var kind = kind(setting, kinds, row);
                seen.add(kind.name());
                checkRow(setting, unit, dataset, outputs, row, kind);
            }
            assertEquals(kinds.size(), seen.size());
        }
    }

    @Property(tries = 100)
    void aColumnFiresTheKindsExactlyWhenItFiresTheDenseNetwork(@ForAll long seed) {
        var draws = new SettingDraws(seed);
        var setting = draws.any(8, 6);
        var unit = draws.unit();
        int d = setting.width();
        for (var dataset : Dataset.values()) {
            var outputs = outputs(setting, unit, dataset);
            var margin = new AttentionMargin(setting, unit, dataset);
            for (int count = 0; count < 20; count++) {
                var column = draws.column(d);
                double value = DenseAttention.value(outputs, signs(column, d), d, DenseAttention.threshold(setting));
                if (Math.abs(margin.margin(column)) > margin.rounding() + bound(setting, unit, dataset)) {
                    assertEquals(value > 0, margin.fires(column), setting + " " + unit);
                }
            }
        }
    }

    @Test
    void aDenseNetworkWithOtherWeightsThanADiagonalIsAnother() {
        var setting = Setting.self(12, 3, f(1), f(12), f(5), f(5), f(1));
        var keys = DenseAttention.keys(setting, Dataset.SECOND);
        var diagonal = DenseAttention.weights(setting);
        var mixed = diagonal.clone();
        mixed[1] = 1;
        int d = setting.width();
        assertNotEquals(
                DenseAttention.outputs(keys, keys, diagonal, d, Unit.SOFTMAX)[0],
                DenseAttention.outputs(keys, keys, mixed, d, Unit.SOFTMAX)[0]);
    }

    @Test
    void softmaxIgnoresAConstantAddedToItsLogitsAndLinearDoesNot() {
        var logits = new double[] {1, 2, 5};
        var moved = new double[] {2, 3, 6};
        for (int key = 0; key < logits.length; key++) {
            assertEquals(
                    DenseAttention.weights(logits, Unit.SOFTMAX)[key],
                    DenseAttention.weights(moved, Unit.SOFTMAX)[key]);
        }
        assertNotEquals(DenseAttention.weights(logits, Unit.LINEAR)[0], DenseAttention.weights(moved, Unit.LINEAR)[0]);
    }

    @Property(tries = 100)
    void countsOfSignsAreCountsOfBits(@ForAll long seed) {
        var draws = new SettingDraws(seed);
        int width = 1 + (int) (seed >>> 1) % 200;
        var column = draws.column(Math.abs(width) + 1);
        int bits = column.length * Long.SIZE;
        for (int low = 0; low <= bits; low += 7) {
            for (int high = low; high <= bits; high += 5) {
                int expected = 0;
                for (int bit = low; bit < high; bit++) {
                    expected += SignBits.sign(column, bit) > 0 ? 1 : 0;
                }
                assertEquals(expected, SignBits.count(column, low, high));
            }
        }
    }

    private static double[] outputs(Setting setting, Unit unit, Dataset dataset) {
        return DenseAttention.outputs(
                DenseAttention.queries(setting, dataset),
                DenseAttention.keys(setting, dataset),
                DenseAttention.weights(setting),
                setting.width(),
                unit);
    }

    private static RowShares kind(Setting setting, List<RowShares> kinds, int row) {
        int special = setting.pairing() == Pairing.SELF ? 0 : 1;
        int group = row % setting.groups();
        var name = row == special ? "special" : group == 0 ? "same" : group == special ? "query's" : "other";
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void checkRow(
            Setting setting, Unit unit, Dataset dataset, double[] outputs, int row, RowShares kind) {
        int d = setting.width();
        double root = Math.sqrt(Math.log((double) setting.n()));
        double bound = bound(setting, unit, dataset);
        checkEntry(kind.special(), outputs[row * d] / root, bound);
        checkEntry(setting.c().doubleValue(), outputs[row * d + d - 1] / root, bound);
        int named = kind.named().length;
        for (int group = 0; group < setting.groups(); group++) {
            boolean own = row % setting.groups() == group;
            double expected = group < named ? kind.named()[group] : own ? kind.own() : kind.rest();
            checkEntry(expected, outputs[row * d + 1 + group] / root, bound);
        }
    }

    private static void checkEntry(double expected, double got, double bound) {
        assertTrue(Math.abs(expected - got) <= bound, () -> "expected " + expected + ", got " + got);
    }

    /// Of a dense output: d roundings in a logit, magnified by the score, and n in each sum.
    private static double bound(Setting setting, Unit unit, Dataset dataset) {
        double a = setting.special(dataset).doubleValue();
        double b = setting.b().doubleValue();
        double c = setting.c().doubleValue();
        var weights = setting.weights();
        double greatest = a * a * weights.special().doubleValue()
                + b * b * weights.group().doubleValue()
                + c * c * weights.constant().doubleValue();
        double condition = switch (unit) {
            case Unit.Softmax _ -> greatest * Math.log((double) setting.n());
            case Unit.Power(int degree) -> degree;
        };
        return ColumnMargin.rounding(a + b + c, condition * setting.width() + setting.n());
    }

    private static double[] signs(long[] column, int d) {
        var signs = new double[d];
        for (int entry = 0; entry < d; entry++) {
            signs[entry] = SignBits.sign(column, entry);
        }
        return signs;
    }

    private static BigFraction f(int tenths) {
        return new BigFraction(tenths, 10);
    }
}
