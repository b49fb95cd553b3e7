package dev.attest.theory.strategy;

import dev.attest.theory.certificate.EnclosedPair;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/// An enclosed pair of queries in words, with what encloses the difference of their rows.
record PairWords(Mechanism mechanism, EnclosedPair pair) {
    private static final int DIGITS = 10;
    private static final int FEW_DIGITS = 3;

    String sentence() {
        var ahead = pair.ahead(pair.low(), pair.high());
        var behind = pair.behind(pair.low(), pair.high());
        var scalars = new Enclosures();
        var first = new Evaluator<>(scalars, mechanism, pair.point(), ahead).row();
        var second = new Evaluator<>(scalars, mechanism, pair.point(), behind).row();
        var difference = Enclosure.ZERO;
        for (int key = 0; key < first.size(); key++) {
            difference = difference.hull(scalars.subtract(first.get(key), second.get(key)));
        }
        return "certified by enclosures, some q in " + box(ahead) + " and p in " + box(behind)
                + " have one row for every K of as many keys at which they have rows, all else being as here, "
                + "|q - p| >= "
                + Exact.text(pair.distance()) + "; at K = "
                + Show.matrix(pair.point().keys()) + " the entries of their rows differ by numbers in "
                + shortened(difference);
    }

    private static String shortened(Enclosure numbers) {
        return "[" + new BigDecimal(numbers.lo()).round(new MathContext(FEW_DIGITS, RoundingMode.FLOOR)) + ", "
                + new BigDecimal(numbers.hi()).round(new MathContext(FEW_DIGITS, RoundingMode.CEILING)) + "]";
    }

    /// With ends rounded outwards.
    private static String box(List<Enclosure> query) {
        return query.stream()
                .map(entry -> "[" + rounded(entry.lo(), RoundingMode.FLOOR) + ", "
                        + rounded(entry.hi(), RoundingMode.CEILING) + "]")
                .collect(Collectors.joining(" x "));
    }

    private static String rounded(double end, RoundingMode mode) {
        var decimal = new BigDecimal(end).round(new MathContext(DIGITS, mode)).stripTrailingZeros();
        return decimal.toPlainString();
    }
}
