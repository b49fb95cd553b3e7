package dev.attest.theory.claims.superiority;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.PowerSum;
import dev.attest.theory.separation.RowKind;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// What one kind of row puts where: f, its weight on the special key, and g, its weights on the groups.
///
/// @param row    scores before the division by their total, which is above 0
/// @param others groups that are not named in it
record Shares(RowKind row, int others) {
    private static final Enclosures ENCLOSURES = new Enclosures();

    /// All kinds of rows of a network; empty if some total is 0.
    static List<Shares> of(Setting setting, Unit unit, Dataset dataset) {
        List<RowKind> rows = RowKind.of(setting, unit, dataset);
        return rows.stream().allMatch(row -> row.total().sign() > 0)
                ? rows.stream()
                        .map(row -> new Shares(row, RowKind.others(setting)))
                        .toList()
                : List.of();
    }

    /// How many groups have rows of this kind.
    int count() {
        return row.own().isPresent() ? others : 1;
    }

    Enclosure special() {
        return ENCLOSURES.divide(row.special().enclosure(), row.total().enclosure());
    }

    /// f where it is rational.
    Optional<BigFraction> exactSpecial() {
        return row.special()
                .rational()
                .flatMap(special -> row.total().rational().map(special::divide));
    }

    /// `|g|_2^2`.
    Enclosure squaredNorm() {
        Enclosure sum = row.named().stream().map(Shares::square).reduce(Enclosure.ZERO, ENCLOSURES::add);
        if (row.own().isPresent()) {
            sum = ENCLOSURES.add(sum, square(row.own().get()));
        }
        int equal = row.own().isPresent() ? others - 1 : others;
        Enclosure rest = ENCLOSURES.multiply(Enclosure.point(equal), square(row.rest()));
        return ENCLOSURES.divide(ENCLOSURES.add(sum, rest), square(row.total()));
    }

    private static Enclosure square(PowerSum value) {
        return ENCLOSURES.power(value.enclosure(), 2);
    }

    /// `a special - level total`, of the sign of `a f - level`.
    PowerSum excess(BigFraction a, BigFraction level) {
        return row.special().times(a).minus(row.total().times(level));
    }
}
