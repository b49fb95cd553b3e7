package dev.attest.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Dual;
import dev.attest.theory.scalar.Duals;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reverse differentiation against forward differentiation and against differences of the double reading.
/// Neither comparison has a tolerance: rationals are equal, enclosures meet.
class ReverseReadingTest {
    private static final int N = 4;
    private static final int D = 4;
    private static final int DV = 2;
    private static final BigFraction STEP = new BigFraction(1, 1 << 12);

    /// A head in exact numbers, and a direction in which everything moves.
    private record Point(
            List<List<BigFraction>> q,
            List<List<BigFraction>> k,
            List<List<BigFraction>> v,
            Map<String, List<List<BigFraction>>> parameters) {
        static Point random(Mechanism mechanism, long seed, int from) {
            var random = new SplittableRandom(seed);
            var parameters = new TreeMap<String, List<List<BigFraction>>>();
            mechanism.parameters().forEach(parameter -> parameters.put(parameter.name(), rows(random, 1, 1, 2, 6)));
            return new Point(
                    rows(random, N, D, from, 17),
                    rows(random, N, D, from, 17),
                    rows(random, N, DV, -16, 17),
                    parameters);
        }

        private static List<List<BigFraction>> rows(SplittableRandom random, int rows, int width, int from, int to) {
            var all = new ArrayList<List<BigFraction>>();
            for (int row = 0; row < rows; row++) {
                var entries = new ArrayList<BigFraction>();
                for (int entry = 0; entry < width; entry++) {
                    entries.add(new BigFraction(random.nextInt(from, to), 8));
                }
                all.add(entries);
            }
            return all;
        }

        <N> List<List<N>> each(
                List<List<BigFraction>> left,
                List<List<BigFraction>> right,
                BiFunction<BigFraction, BigFraction, N> of) {
            var all = new ArrayList<List<N>>();
            for (int row = 0; row < left.size(); row++) {
                var entries = new ArrayList<N>();
                for (int entry = 0; entry < left.get(row).size(); entry++) {
                    entries.add(
                            of.apply(left.get(row).get(entry), right.get(row).get(entry)));
                }
                all.add(entries);
            }
            return all;
        }

        /// Its numbers with those of a direction.
        <N> Numbers<N> with(Point direction, BiFunction<BigFraction, BigFraction, N> of) {
            var all = new TreeMap<String, List<List<N>>>();
            parameters.forEach((name, rows) -> all.put(name, each(rows, direction.parameters.get(name), of)));
            return new Numbers<>(each(q, direction.q, of), each(k, direction.k, of), each(v, direction.v, of), all);
        }
    }

    private record Numbers<N>(
            List<List<N>> q, List<List<N>> k, List<List<N>> v, Map<String, List<List<N>>> parameters) {
        List<List<N>> outputs(Scalars<N> scalars, Mechanism mechanism) {
            return new HeadReading<>(scalars, mechanism, widths(), parameters).outputs(q, k, v);
        }

        ReverseReading.Gradient<N> gradient(Scalars<N> scalars, Mechanism mechanism, List<List<N>> dOut) {
            return new ReverseReading<>(scalars, mechanism, widths(), parameters).gradient(q, k, v, Map.of(), dOut);
        }
    }

    private static Map<String, Integer> widths() {
        return Map.of("d", D, "dv", DV);
    }

    private static <N> N inner(Scalars<N> scalars, List<List<N>> left, List<List<N>> right) {
        N sum = scalars.of(BigFraction.ZERO);
        for (int row = 0; row < left.size(); row++) {
            for (int entry = 0; entry < left.get(row).size(); entry++) {
                var product = scalars.multiply(
                        left.get(row).get(entry), right.get(row).get(entry));
                sum = scalars.add(sum, product);
            }
        }
        return sum;
    }

    /// The gradient times a direction.
    private static <N> N along(Scalars<N> scalars, ReverseReading.Gradient<N> gradient, Numbers<N> direction) {
        N sum = inner(scalars, gradient.queries(), direction.q);
        sum = scalars.add(sum, inner(scalars, gradient.keys(), direction.k));
        sum = scalars.add(sum, inner(scalars, gradient.values(), direction.v));
        for (var name : direction.parameters.keySet()) {
            sum = scalars.add(sum, inner(scalars, gradient.parameters().get(name), direction.parameters.get(name)));
        }
        return sum;
    }

    /// How far `sum dOut . out` moves in a direction, forward and in reverse.
    private static <N> List<N> bothWays(Scalars<N> scalars, Mechanism mechanism, long seed, int from) {
        var at = Point.random(mechanism, seed, from);
        var by = Point.random(mechanism, seed + 1, -16);
        var duals = at.with(by, (value, tangent) -> new Dual<>(scalars.of(value), scalars.of(tangent)))
                .outputs(new Duals<>(scalars), mechanism);
        var dOut = Point.rows(new SplittableRandom(seed), N, DV, -16, 17).stream()
                .map(row -> row.stream().map(scalars::of).toList())
                .toList();
        var tangents = duals.stream()
                .map(row -> row.stream().map(Dual::tangent).toList())
                .toList();
        var gradient = at.with(by, (value, _) -> scalars.of(value)).gradient(scalars, mechanism, dOut);
        var direction = at.with(by, (_, tangent) -> scalars.of(tangent));
        return List.of(inner(scalars, dOut, tangents), along(scalars, gradient, direction));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity-raw", "inline", "quadratic", "identity-linear", "relu-linear", "sparsemax"})
    void rationalsAgreeWithForwardDifferentiationExactly(String name) {
        for (var mechanism : List.of(
                Catalogue.mechanism(name).withoutMask(),
                Catalogue.mechanism(name).causally())) {
            var both = bothWays(new Rationals(), mechanism, 5, 1);
            assertEquals(both.getFirst(), both.getLast());
            assertFalse(both.getFirst().equals(BigFraction.ZERO));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax",
                "scalable-softmax",
                "cosine",
                "gaussian",
                "sigmoid",
                "elu1-linear",
                "softplus-linear",
                "mala",
                "transnormer",
                "rotary",
                "hgrn2",
                "stick-breaking"
            })
    void enclosuresMeetThoseOfForwardDifferentiation(String name) {
        var mechanism = Catalogue.mechanism(name);
        var both = bothWays(new Enclosures(), mechanism, 7, -16);
        assertTrue(meet(both.getFirst(), both.getLast()), both::toString);
        var width = both.getLast().hi() - both.getLast().lo();
        var off =
                new Enclosure(both.getFirst().lo() + 2 * width, both.getFirst().hi() + 2 * width);
        assertFalse(width > Math.abs(both.getLast().middle()), both::toString);
        assertFalse(meet(off, both.getLast()) && width > 0, both::toString);
    }

    private static boolean meet(Enclosure left, Enclosure right) {
        return left.lo() <= right.hi() && right.lo() <= left.hi();
    }

    /// `(f(x + h u) - f(x - h u)) / 2 h` is the derivative along u somewhere between, which the enclosure of
    /// the gradient over that whole piece contains.
    @ParameterizedTest
    @ValueSource(strings = {"softmax", "cosine", "sigmoid", "elu1-linear", "inline", "rotary"})
    void differencesOfTheDoubleReadingLieInTheEnclosureOfTheGradientBetween(String name) {
        var mechanism = Catalogue.mechanism(name);
        var scalars = new Enclosures();
        var at = Point.random(mechanism, 9, 1);
        var by = Point.random(mechanism, 10, -16);
        var dOut = Point.rows(new SplittableRandom(9), N, DV, -16, 17).stream()
                .map(row -> row.stream().map(scalars::of).toList())
                .toList();
        var between = at.with(
                by,
                (value, u) ->
                        Enclosure.of(value.subtract(STEP.multiply(u))).hull(Enclosure.of(value.add(STEP.multiply(u)))));
        var direction = at.with(by, (_, u) -> scalars.of(u));
        var slope = along(scalars, between.gradient(scalars, mechanism, dOut), direction);
        var up = value(mechanism, at, by, STEP, dOut);
        var down = value(mechanism, at, by, STEP.negate(), dOut);
        var difference = scalars.divide(scalars.subtract(up, down), scalars.of(STEP.multiply(2)));
        assertTrue(meet(slope, difference), () -> slope + " and " + difference);
        assertTrue(difference.hi() - difference.lo() < Math.abs(difference.middle()), difference::toString);
    }

    /// `sum dOut . out` at one end, where the double reading lies in the enclosure of every output.
    private static Enclosure value(
            Mechanism mechanism, Point at, Point by, BigFraction step, List<List<Enclosure>> dOut) {
        var scalars = new Enclosures();
        var end = at.with(by, (value, u) -> value.add(step.multiply(u)));
        var still = new Point(end.q, end.k, end.v, end.parameters);
        var outputs = still.with(still, (value, _) -> scalars.of(value)).outputs(scalars, mechanism);
        var reference = ReferenceAttention.of(mechanism, D, DV, parameters(still))
                .head(flat(end.q), N, flat(end.k), flat(end.v), N, DV)
                .outputs(1);
        var hull = new ArrayList<List<Enclosure>>();
        for (int row = 0; row < N; row++) {
            var entries = new ArrayList<Enclosure>();
            for (int entry = 0; entry < DV; entry++) {
                entries.add(outputs.get(row).get(entry).hull(Enclosure.point(reference[row * DV + entry])));
            }
            hull.add(entries);
        }
        return inner(scalars, dOut, hull);
    }

    private static Map<String, double[][]> parameters(Point point) {
        var all = new TreeMap<String, double[][]>();
        point.parameters.forEach((name, rows) ->
                all.put(name, new double[][] {{rows.getFirst().getFirst().doubleValue()}}));
        return all;
    }

    private static double[] flat(List<List<BigFraction>> rows) {
        return rows.stream()
                .flatMap(List::stream)
                .mapToDouble(BigFraction::doubleValue)
                .toArray();
    }
}
