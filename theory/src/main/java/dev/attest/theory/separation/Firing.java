package dev.attest.theory.separation;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// When a column of the readout fires a network on a dataset. For each [SignClass] it does so exactly from some
/// number of +1 among the other groups on: every row is non-decreasing in that number, since scores and b are
/// not negative and a group's own score is not below that of another group.
final class Firing {
    private final Setting setting;
    private final BigFraction special;
    private final List<RowKind> rows;
    private final int others;

    /// @throws UndefinedRow if the scores of some row sum to 0
    Firing(Setting setting, Unit unit, Dataset dataset) {
        this.setting = setting;
        this.special = setting.special(dataset);
        this.rows = RowKind.of(setting, unit, dataset);
        this.others = RowKind.others(setting);
        for (var row : rows) {
            if (row.total().sign() <= 0) {
                throw new UndefinedRow(unit.text() + " on " + dataset.text() + ": the scores of the rows '" + row.name()
                        + "' sum to 0, and the row is undefined");
            }
        }
    }

    /// The least number of +1 among the other groups from which the class fires; one more than there are other
    /// groups where it never does.
    int threshold(SignClass signs) {
        int low = 0;
        int high = others + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fires(signs, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Whether some row reaches the threshold of the readout; at the threshold itself it does.
    boolean fires(SignClass signs, int plus) {
        return rows.stream().anyMatch(row -> excess(row, signs, plus).sign() >= 0);
    }

    /// `(<c_i, y> / sqrt(log n) - (c + gamma)) total` for the best row i of a kind.
    private PowerSum excess(RowKind row, SignClass signs, int plus) {
        PowerSum groups = row.rest().times(2L * plus - others);
        for (int place = 0; place < row.named().size(); place++) {
            groups = groups.plus(row.named().get(place).times(signs.named().get(place)));
        }
        if (row.own().isPresent()) {
            int best = plus > 0 ? 1 : -1;
            groups = groups.plus(row.own().get().minus(row.rest()).times(best));
        }
        BigFraction level = setting.c().multiply(signs.constant() - 1).subtract(setting.gamma());
        return row.special()
                .times(special.multiply(signs.special()))
                .plus(groups.times(setting.b()))
                .plus(row.total().times(level));
    }
}
