package dev.attest.theory.claims.superiority;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.separation.PowerSum;
import dev.attest.theory.separation.RowKind;
import dev.attest.theory.separation.Setting;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// How far the output of a row moves between the datasets, in the 1-norm and in units of sqrt(log n): so far
/// as the best readout with entries in [-1, 1] sees.
final class Movement {
    private static final Enclosures ENCLOSURES = new Enclosures();

    /// A weight of the row times how often it counts.
    private record Part(PowerSum first, PowerSum second, int count) {}

    private Movement() {}

    static BigFraction exact(Setting setting, Shares first, Shares second) {
        BigFraction special = share(second.row().special(), second.row())
                .multiply(setting.a1())
                .subtract(share(first.row().special(), first.row()).multiply(setting.a0()))
                .abs();
        return parts(first, second).stream()
                .map(part -> share(part.second(), second.row())
                        .subtract(share(part.first(), first.row()))
                        .abs()
                        .multiply(part.count())
                        .multiply(setting.b()))
                .reduce(special, BigFraction::add);
    }

    static Enclosure enclosed(Setting setting, Shares first, Shares second) {
        Enclosure special = ENCLOSURES.abs(ENCLOSURES.subtract(
                ENCLOSURES.multiply(ENCLOSURES.of(setting.a1()), second.special()),
                ENCLOSURES.multiply(ENCLOSURES.of(setting.a0()), first.special())));
        Enclosure groups = Enclosure.ZERO;
        for (Part part : parts(first, second)) {
            Enclosure moved = ENCLOSURES.abs(
                    ENCLOSURES.subtract(enclosure(part.second(), second.row()), enclosure(part.first(), first.row())));
            groups = ENCLOSURES.add(groups, ENCLOSURES.multiply(moved, Enclosure.point(part.count())));
        }
        return ENCLOSURES.add(special, ENCLOSURES.multiply(groups, ENCLOSURES.of(setting.b())));
    }

    private static List<Part> parts(Shares first, Shares second) {
        var parts = new ArrayList<Part>();
        RowKind one = first.row();
        RowKind two = second.row();
        for (int place = 0; place < one.named().size(); place++) {
            parts.add(new Part(one.named().get(place), two.named().get(place), 1));
        }
        one.own().ifPresent(own -> parts.add(new Part(own, two.own().orElseThrow(), 1)));
        int equal = one.own().isPresent() ? first.others() - 1 : first.others();
        parts.add(new Part(one.rest(), two.rest(), equal));
        return parts;
    }

    private static BigFraction share(PowerSum mass, RowKind row) {
        return mass.rational().orElseThrow().divide(row.total().rational().orElseThrow());
    }

    private static Enclosure enclosure(PowerSum mass, RowKind row) {
        return ENCLOSURES.divide(mass.enclosure(), row.total().enclosure());
    }
}
