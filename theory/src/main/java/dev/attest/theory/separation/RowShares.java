package dev.attest.theory.separation;

import java.util.ArrayList;
import java.util.List;

/// The outputs of one kind of row in doubles, over `sqrt(log n)`. With t tokens in each of G groups and scores
/// E of the special pair, S of two tokens of one group, O of any other two, a row of self-attention has the
/// weights
///
/// | row | special key | its group | any other group | own group |
/// |---|---|---|---|---|
/// | special | E / Z | (E + (t-1) S) / Z | t O / Z | |
/// | same | S / Z' | t S / Z' | t O / Z' | |
/// | other | O / Z' | t O / Z' | t O / Z' | t S / Z' |
///
/// with `Z = E + (t-1) S + (n-t) O` and `Z' = t S + (n-t) O`. [deng2023superiority; closed forms derived here]
///
/// @param special a times the weight of the special key
/// @param named   b times the weight of the groups that are named: that of the special key and, in
///     [Pairing#CROSS], that of the special query
/// @param rest    b times the weight of any other group
/// @param own     for rows of a group that is not named, b times the weight of that one, else `rest`
record RowShares(String name, double special, double[] named, double rest, double own) {
    /// Those that occur.
    static List<RowShares> of(Setting setting, Unit unit, Dataset dataset) {
        return new Scores(setting, unit, dataset).rows();
    }

    /// The greatest `<c_i, y> / sqrt(log n)` of rows of this kind, without the constant entry.
    ///
    /// @param column the signs: special, then groups in order, then the constant
    /// @param plus   the number of +1 at the groups that are not named
    /// @param others how many there are
    double value(long[] column, int plus, int others) {
        double value = special * SignBits.sign(column, 0) + rest * (2 * plus - others);
        for (int group = 0; group < named.length; group++) {
            value += named[group] * SignBits.sign(column, 1 + group);
        }
        return value + (own - rest) * (plus > 0 ? 1 : -1);
    }

    /// Scores relative to the greatest one, so that none overflows.
    private static final class Scores {
        private final Setting setting;
        private final double a;
        private final double b;
        private final double size;
        private final double rest;
        private final double pairSame;
        private final double pairOther;
        private final double same;
        private final double other;

        Scores(Setting setting, Unit unit, Dataset dataset) {
            this.setting = setting;
            a = setting.special(dataset).doubleValue();
            b = setting.b().doubleValue();
            double c = setting.c().doubleValue();
            var weights = setting.weights();
            double special = a * a * weights.special().doubleValue();
            double group = b * b * weights.group().doubleValue();
            double constant = c * c * weights.constant().doubleValue();
            size = (double) setting.groupSize();
            rest = (double) setting.n() - size;
            double greatest = special + group + constant;
            double log = StrictMath.log((double) setting.n());
            pairSame = score(unit, log, greatest, greatest);
            pairOther = score(unit, log, special + constant, greatest);
            same = score(unit, log, group + constant, greatest);
            other = score(unit, log, constant, greatest);
        }

        private static double score(Unit unit, double log, double multiple, double greatest) {
            return switch (unit) {
                case Unit.Softmax _ -> unit.score(log, multiple - greatest);
                case Unit.Power _ -> unit.score(log, multiple / greatest);
            };
        }

        List<RowShares> rows() {
            return setting.pairing() == Pairing.SELF ? self() : cross();
        }

        private List<RowShares> self() {
            var rows = new ArrayList<RowShares>();
            double own = pairSame + (size - 1) * same;
            rows.add(row("special", own + rest * other, pairSame, own));
            if (size > 1) {
                rows.add(row("same", size * same + rest * other, same, size * same));
            }
            if (rest > 0) {
                rows.add(otherRow(size * other));
            }
            return rows;
        }

        private List<RowShares> cross() {
            var rows = new ArrayList<RowShares>();
            double ofKey = pairOther + (size - 1) * other;
            double total = size * same + rest * other;
            rows.add(row("special", ofKey + size * same + (rest - size) * other, pairOther, ofKey, size * same));
            rows.add(row("same", total, same, size * same, size * other));
            if (size > 1) {
                rows.add(row("query's", total, other, size * other, size * same));
            }
            if (rest > size) {
                rows.add(otherRow(size * other, size * other));
            }
            return rows;
        }

        private RowShares row(String name, double total, double special, double... named) {
            double ofRest = b * (size * other / total);
            return new RowShares(name, a * (special / total), over(total, named), ofRest, ofRest);
        }

        private RowShares otherRow(double... named) {
            double total = size * same + rest * other;
            return new RowShares(
                    "other",
                    a * (other / total),
                    over(total, named),
                    b * (size * other / total),
                    b * (size * same / total));
        }

        private double[] over(double total, double... masses) {
            var shares = new double[masses.length];
            for (int place = 0; place < masses.length; place++) {
                shares[place] = b * (masses[place] / total);
            }
            return shares;
        }
    }
}
