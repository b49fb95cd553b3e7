package dev.attest.theory.separation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// All rows of one kind at once: the scores of a row of attention, summed over what its output cannot tell
/// apart, before the division by their total. The output of such a row is `sqrt(log n) (a special, b masses of
/// the groups, c total) / total`.
///
/// @param name    `special`, `same` (of the group of the special key), `query's` (of the group of the special
///     query, where that is another) or `other`
/// @param special the score of the special key
/// @param named   the sums over the group of the special key and, in [Pairing#CROSS], the group of the special
///     query
/// @param rest    the sum over any other group
/// @param own     for rows of one of the other groups, the sum over that one
/// @param total   the sum over all keys
public record RowKind(
        String name, PowerSum special, List<PowerSum> named, PowerSum rest, Optional<PowerSum> own, PowerSum total) {
    /// The kinds of rows that occur: at most four, whatever n is.
    public static List<RowKind> of(Setting setting, Unit unit, Dataset dataset) {
        return setting.pairing() == Pairing.SELF
                ? new Scores(setting, unit, dataset).self()
                : new Scores(setting, unit, dataset).cross();
    }

    /// Groups that are not named.
    public static int others(Setting setting) {
        return setting.groups() - (setting.pairing() == Pairing.SELF ? 1 : 2);
    }

    /// The scores of the logits that occur: the special pair of tokens (of one group or not), two tokens of one
    /// group, any other two.
    private static final class Scores {
        private final long size;
        private final long n;
        private final int others;
        private final PowerSum specialSame;
        private final PowerSum specialOther;
        private final PowerSum same;
        private final PowerSum other;

        Scores(Setting setting, Unit unit, Dataset dataset) {
            TokenCount tokens = TokenCount.of(setting.n());
            Weights weights = setting.weights();
            BigFraction special = square(setting.special(dataset)).multiply(weights.special());
            BigFraction group = square(setting.b()).multiply(weights.group());
            BigFraction constant = square(setting.c()).multiply(weights.constant());
            size = setting.groupSize();
            n = setting.n();
            others = others(setting);
            specialSame = unit.score(tokens, special.add(group).add(constant));
            specialOther = unit.score(tokens, special.add(constant));
            same = unit.score(tokens, group.add(constant));
            other = unit.score(tokens, constant);
        }

        List<RowKind> self() {
            var rows = new ArrayList<RowKind>();
            PowerSum own = specialSame.plus(same.times(size - 1));
            rows.add(row("special", specialSame, List.of(own)));
            if (size >= 2) {
                rows.add(row("same", same, List.of(same.times(size))));
            }
            if (others >= 1) {
                rows.add(otherRow(List.of(other.times(size))));
            }
            return rows;
        }

        List<RowKind> cross() {
            var rows = new ArrayList<RowKind>();
            PowerSum ofKey = specialOther.plus(other.times(size - 1));
            rows.add(row("special", specialOther, List.of(ofKey, same.times(size))));
            rows.add(row("same", same, List.of(same.times(size), other.times(size))));
            if (size >= 2) {
                rows.add(row("query's", other, List.of(other.times(size), same.times(size))));
            }
            if (others >= 1) {
                rows.add(otherRow(List.of(other.times(size), other.times(size))));
            }
            return rows;
        }

        private RowKind row(String name, PowerSum special, List<PowerSum> named) {
            PowerSum rest = other.times(size);
            PowerSum total = named.stream().reduce(rest.times(others), PowerSum::plus);
            return new RowKind(name, special, named, rest, Optional.empty(), total);
        }

        private RowKind otherRow(List<PowerSum> named) {
            PowerSum total = same.times(size).plus(other.times(n - size));
            return new RowKind("other", other, named, other.times(size), Optional.of(same.times(size)), total);
        }

        private static BigFraction square(BigFraction value) {
            return value.multiply(value);
        }
    }
}
