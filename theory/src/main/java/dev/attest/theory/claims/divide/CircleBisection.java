package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Finding;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A certified antipodal collision for two continuous features on a great circle, where all rows are defined.
///
/// With m = 2 the rows lie on a line: `L_K(q) = phi(K) g`, g on a line of R². For h(u) = L_j(q + ru) - L_j(q -
/// ru), odd in u, with h(u) != 0 somewhere, the entry j is a coordinate of that line: where h vanishes, whole
/// rows are equal. Opposite signs of h at two points of the circle, shown by enclosures, give a zero between
/// them.
final class CircleBisection {
    private static final int STEPS = 30;

    private final Mechanism mechanism;
    private final Sphere sphere;
    private final int middle;
    private final int end;
    private final Enclosures scalars = new Enclosures();

    /// Bisects the half circle from -e_end over e_middle to e_end.
    CircleBisection(Mechanism mechanism, Sphere sphere, int middle, int end) {
        this.mechanism = mechanism;
        this.sphere = sphere;
        this.middle = middle;
        this.end = end;
    }

    Optional<Finding> find() {
        return IntStream.range(0, sphere.keys().size())
                .mapToObj(this::forKey)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Finding> forKey(int key) {
        Enclosure last = difference(key, BigFraction.ONE);
        return sign(last) == 0
                ? Optional.empty()
                : Optional.of(bisect(key, new Bracket(BigFraction.MINUS_ONE, BigFraction.ONE, last)));
    }

    /// h has one sign at `low` and the opposite one at `high`.
    private record Bracket(BigFraction low, BigFraction high, Enclosure atHigh) {
        BigFraction middle() {
            return low.add(high).divide(2);
        }
    }

    private Finding bisect(int key, Bracket start) {
        Bracket bracket = start;
        for (int step = 0; step < STEPS; step++) {
            BigFraction half = bracket.middle();
            Enclosure value = difference(key, half);
            if (sign(value) == 0) {
                break;
            }
            bracket = sign(value) == sign(bracket.atHigh())
                    ? new Bracket(bracket.low(), half, value)
                    : new Bracket(half, bracket.high(), bracket.atHigh());
        }
        return certified(key, bracket);
    }

    private Finding certified(int key, Bracket bracket) {
        Enclosure low = scalars.abs(difference(key, bracket.low()));
        Enclosure high = scalars.abs(bracket.atHigh());
        return new Finding.Enclosed(
                Math.min(low.lo(), high.lo()),
                Math.min(low.hi(), high.hi()),
                "antipodal rows are equal somewhere between " + point(bracket.low()) + " and " + point(bracket.high()));
    }

    private String point(BigFraction t) {
        return ExactText.text(sphere.towards(unit(t)));
    }

    private List<BigFraction> unit(BigFraction t) {
        return Directions.halfCircle(sphere.phi().width(), middle, end, t);
    }

    private Enclosure difference(int key, BigFraction t) {
        List<BigFraction> unit = unit(t);
        return scalars.subtract(entry(key, sphere.towards(unit)), entry(key, sphere.awayFrom(unit)));
    }

    private Enclosure entry(int key, List<BigFraction> query) {
        return Rows.evaluator(scalars, mechanism, sphere.keys(), query).weight(key);
    }

    private static int sign(Enclosure value) {
        return value.lo() > 0 ? 1 : value.hi() < 0 ? -1 : 0;
    }
}
