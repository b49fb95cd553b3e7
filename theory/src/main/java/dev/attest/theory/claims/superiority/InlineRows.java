package dev.attest.theory.claims.superiority;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The kinds of rows of InLine attention on one dataset of 500 tokens in 50 groups, enclosed. They are read
/// from the definition in the catalogue, `1/n + (q . k_j - mean_l q . k_l) / (n sqrt(d))`: with the query at a
/// temperature of `lambda n sqrt(d)` they are `1/n + lambda (l_ij - mean_l l_il)` of the logits l.
///
/// @param a size of the special entry
record InlineRows(BigFraction a, List<Row> rows) {
    private static final Mechanism DEFINITION = Catalogue.mechanism("inline");
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final int TOKENS = 500;
    private static final int GROUPS = 50;
    private static final int WIDTH = GROUPS + 2;
    private static final BigFraction ENTRY = new BigFraction(1, 10);
    private static final BigFraction CONSTANT = new BigFraction(1, 2);
    private static final BigFraction GAP = new BigFraction(1, 10);

    /// @param special the weight on the special key
    /// @param own     on the group of the token
    /// @param other   on any other group
    /// @param count   how many groups have such a row
    record Row(Enclosure special, Enclosure own, Enclosure other, int count) {}

    static InlineRows of(BigFraction a, BigFraction scale) {
        return new InlineRows(a, List.of(row(a, scale, 0, 1), row(a, scale, GROUPS, 1), row(a, scale, 1, GROUPS - 1)));
    }

    private static Row row(BigFraction a, BigFraction scale, int query, int count) {
        List<List<Enclosure>> keys =
                IntStream.range(0, TOKENS).mapToObj(key -> token(a, key)).toList();
        Enclosure temperature =
                ENCLOSURES.multiply(ENCLOSURES.of(scale.multiply(TOKENS)), ENCLOSURES.sqrt(Enclosure.point(WIDTH)));
        Enclosure factor = ENCLOSURES.multiply(temperature, ENCLOSURES.log(Enclosure.point(TOKENS)));
        var inputs = new Inputs<>(
                Map.of("d", WIDTH, "dv", WIDTH),
                keys.get(query).stream()
                        .map(entry -> ENCLOSURES.multiply(factor, entry))
                        .toList(),
                keys,
                List.of(),
                query,
                List.of(),
                Map.of());
        List<Enclosure> row = new Evaluator<>(ENCLOSURES, DEFINITION, inputs).row();
        return new Row(row.getFirst(), mass(row, query), mass(row, query + 1), count);
    }

    /// Over `sqrt(log n)`.
    private static List<Enclosure> token(BigFraction a, int number) {
        var entries = new ArrayList<>(Collections.nCopies(WIDTH, Enclosure.ZERO));
        entries.set(0, number == 0 ? ENCLOSURES.of(a) : Enclosure.ZERO);
        entries.set(1 + number % GROUPS, ENCLOSURES.of(ENTRY));
        entries.set(WIDTH - 1, ENCLOSURES.of(CONSTANT));
        return entries;
    }

    /// Of the group of a token.
    private static Enclosure mass(List<Enclosure> row, int token) {
        return IntStream.range(0, TOKENS)
                .filter(key -> key % GROUPS == token % GROUPS)
                .mapToObj(row::get)
                .reduce(Enclosure.ZERO, ENCLOSURES::add);
    }

    /// By how much the special row exceeds c + gamma at least, wherever the signs at the special and the
    /// constant entry are +1.
    Enclosure excess() {
        Row row = rows.getFirst();
        Enclosure masses = ENCLOSURES.add(
                ENCLOSURES.abs(row.own()),
                ENCLOSURES.multiply(Enclosure.point(GROUPS - 1), ENCLOSURES.abs(row.other())));
        Enclosure reads = ENCLOSURES.subtract(
                ENCLOSURES.multiply(ENCLOSURES.of(a), row.special()),
                ENCLOSURES.multiply(ENCLOSURES.of(ENTRY), masses));
        return ENCLOSURES.subtract(reads, ENCLOSURES.of(GAP));
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
