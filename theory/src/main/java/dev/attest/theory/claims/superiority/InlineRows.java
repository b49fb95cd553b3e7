package dev.attest.theory.claims.superiority;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The kinds of rows of InLine attention on one dataset of 500 tokens in 50 groups: weights 1/n + lambda
/// (l_ij - mean_j l_ij), enclosed.
///
/// @param a size of the special entry
record InlineRows(BigFraction a, List<Row> rows) {
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final int TOKENS = 500;
    private static final int GROUPS = 50;
    private static final int EACH = TOKENS / GROUPS;
    private static final BigFraction ENTRY = new BigFraction(1, 10);
    private static final BigFraction GAP = new BigFraction(1, 10);

    /// @param special the weight on the special key
    /// @param own     on the group of the token
    /// @param other   on any other group
    /// @param count   how many groups have such a row
    record Row(Enclosure special, Enclosure own, Enclosure other, int count) {}

    static InlineRows of(BigFraction a, BigFraction scale) {
        BigFraction square = Fractions.square(a);
        BigFraction group = Fractions.square(ENTRY);
        Enclosure factor = ENCLOSURES.multiply(ENCLOSURES.of(scale), ENCLOSURES.log(Enclosure.point(TOKENS)));
        BigFraction none = BigFraction.ZERO;
        return new InlineRows(
                a,
                List.of(
                        row(factor, square, square.add(group), 1),
                        row(factor, none, group, 1),
                        row(factor, none, none, GROUPS - 1)));
    }

    /// @param extra   what the special key has above its group, over log n
    /// @param special the logit of the special key without the constant, over log n
    private static Row row(Enclosure factor, BigFraction extra, BigFraction special, int count) {
        BigFraction own = extra.add(Fractions.square(ENTRY).multiply(EACH));
        BigFraction mean = own.divide(TOKENS);
        return new Row(
                weight(factor, special.subtract(mean), 1),
                weight(factor, own.subtract(mean.multiply(EACH)), EACH),
                weight(factor, mean.multiply(-EACH), EACH),
                count);
    }

    /// `keys / n + lambda log n excess`.
    private static Enclosure weight(Enclosure factor, BigFraction excess, int keys) {
        return ENCLOSURES.add(
                ENCLOSURES.of(new BigFraction(keys, TOKENS)), ENCLOSURES.multiply(factor, ENCLOSURES.of(excess)));
    }

    /// Whether the special row reads at least c + gamma wherever the signs at the special and the constant
    /// entry are +1.
    boolean isMet() {
        Row row = rows.getFirst();
        Enclosure masses = ENCLOSURES.add(
                ENCLOSURES.abs(row.own()),
                ENCLOSURES.multiply(Enclosure.point(GROUPS - 1), ENCLOSURES.abs(row.other())));
        Enclosure reads = ENCLOSURES.subtract(
                ENCLOSURES.multiply(ENCLOSURES.of(a), row.special()),
                ENCLOSURES.multiply(ENCLOSURES.of(ENTRY), masses));
        return reads.lo() >= Enclosure.of(GAP).hi();
    }

    /// Above the chance that some column fires; 1 where a row can reach the threshold by the special entry
    /// alone.
    Enclosure fires(int columns) {
        Enclosure sum = Enclosure.ZERO;
        for (Row row : rows) {
            Enclosure special = ENCLOSURES.multiply(ENCLOSURES.of(a), ENCLOSURES.abs(row.special()));
            Enclosure missing = ENCLOSURES.subtract(ENCLOSURES.of(GAP), special);
            if (missing.lo() <= 0) {
                return Enclosure.ONE;
            }
            Enclosure squares = ENCLOSURES.add(
                    ENCLOSURES.power(row.own(), 2),
                    ENCLOSURES.multiply(Enclosure.point(GROUPS - 1), ENCLOSURES.power(row.other(), 2)));
            Enclosure spread =
                    ENCLOSURES.multiply(ENCLOSURES.of(Fractions.square(ENTRY).multiply(2)), squares);
            Enclosure tail = ENCLOSURES.exp(ENCLOSURES.negate(ENCLOSURES.divide(ENCLOSURES.power(missing, 2), spread)));
            sum = ENCLOSURES.add(sum, ENCLOSURES.multiply(Enclosure.point(row.count()), tail));
        }
        return ENCLOSURES.multiply(Enclosure.point(columns), sum);
    }
}
