package dev.attest.theory.separation;

import java.util.ArrayList;
import java.util.List;

/// Of a network of self-attention or cross-attention, by its kinds of rows: what n rows do costs four at most.
final class AttentionMargin extends ColumnMargin {
    private final List<RowShares> rows;
    private final Firing exact;
    private final int groups;
    private final int named;
    private final double constant;
    private final double level;
    private final double rounding;

    /// @throws UndefinedRow if some row divides by 0
    AttentionMargin(Setting setting, Unit unit, Dataset dataset) {
        exact = new Firing(setting, unit, dataset);
        rows = RowShares.of(setting, unit, dataset);
        groups = setting.groups();
        named = groups - RowKind.others(setting);
        constant = setting.c().doubleValue();
        level = constant + setting.gamma().doubleValue();
        double a = setting.special(dataset).doubleValue();
        double b = setting.b().doubleValue();
        rounding = rounding(a + 2 * b + constant + level, condition(setting, unit, a, b));
    }

    @Override
    double margin(long[] column) {
        int plus = SignBits.count(column, 1 + named, 1 + groups);
        double greatest = Double.NEGATIVE_INFINITY;
        for (var row : rows) {
            greatest = Math.max(greatest, row.value(column, plus, groups - named));
        }
        return greatest + constant * SignBits.sign(column, 1 + groups) - level;
    }

    @Override
    double rounding() {
        return rounding;
    }

    @Override
    boolean firesExactly(long[] column) {
        var signs = new ArrayList<Integer>();
        for (int group = 0; group < named; group++) {
            signs.add(SignBits.sign(column, 1 + group));
        }
        var signClass = new SignClass(SignBits.sign(column, 0), signs, SignBits.sign(column, 1 + groups));
        return exact.fires(signClass, SignBits.count(column, 1 + named, 1 + groups));
    }

    private static double condition(Setting setting, Unit unit, double a, double b) {
        double c = setting.c().doubleValue();
        var weights = setting.weights();
        return switch (unit) {
            case Unit.Softmax _ ->
                StrictMath.log((double) setting.n())
                        * (a * a * weights.special().doubleValue()
                                + b * b * weights.group().doubleValue()
                                + c * c * weights.constant().doubleValue());
            case Unit.Power(int degree) -> degree;
        };
    }
}
