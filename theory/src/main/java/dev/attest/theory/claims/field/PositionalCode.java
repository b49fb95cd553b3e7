package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Inputs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Positions as points on circles: the key of a position with the coordinates x_1, ..., x_p is (cos 2 pi x_1/T,
/// sin 2 pi x_1/T, ..., cos 2 pi x_p/T, sin 2 pi x_p/T), d = 2p numbers; its query is c times the key of the
/// position `shift` places on.
///
/// @param turn  T: the places on a whole circle, g of which are used
/// @param reach h: a window holds the positions at most h away in every coordinate, none across a border
/// @param share epsilon: the share of mass that may lie outside
record PositionalCode(
        Mechanism mechanism, Grid grid, int turn, int reach, BigFraction scale, int shift, BigFraction share)
        implements Instance<PositionalCode> {
    private static final Enclosures ENCLOSURES = new Enclosures();

    /// The least number of places, around the circle, from a position to one outside its window.
    int gap() {
        return Math.max(1, Math.min(reach + 1, turn - grid.side() + 1));
    }

    /// `8 e² c / (sqrt(d) T²)`, e the gap: the score of a key outside the window falls short by that at least.
    Enclosure shortfall() {
        return ENCLOSURES.divide(
                ENCLOSURES.of(scale.multiply(8 * gap() * gap())),
                ENCLOSURES.multiply(
                        ENCLOSURES.sqrt(Enclosure.point(2 * grid.dimension())), Enclosure.point(turn * turn)));
    }

    /// Whether `(N - 1) exp(-8 e² c / (sqrt(d) T²)) <= epsilon` is certain.
    boolean isScaledEnough() {
        Enclosure weight = ENCLOSURES.exp(ENCLOSURES.negate(shortfall()));
        Enclosure outside = ENCLOSURES.multiply(Enclosure.point(grid.count() - 1), weight);
        return outside.hi() <= Enclosure.of(share).lo();
    }

    /// The mass in its window of the row that has least there.
    Enclosure leastMass() {
        List<List<Enclosure>> keys =
                IntStream.range(0, grid.count()).mapToObj(this::key).toList();
        return IntStream.range(0, grid.count())
                .mapToObj(position -> mass(position, keys))
                .reduce(ENCLOSURES::min)
                .orElseThrow();
    }

    private Enclosure mass(int position, List<List<Enclosure>> keys) {
        int count = grid.count();
        List<Enclosure> query = keys.get((position + shift) % count).stream()
                .map(entry -> ENCLOSURES.multiply(ENCLOSURES.of(scale), entry))
                .toList();
        int width = query.size();
        var inputs = new Inputs<Enclosure>(
                Map.of("d", width, "dv", width), query, keys, List.of(), count - 1, List.of(), Map.of());
        var row = new Evaluator<>(ENCLOSURES, mechanism, inputs);
        return grid.window(position, reach).stream().map(row::weight).reduce(Enclosure.ZERO, ENCLOSURES::add);
    }

    private List<Enclosure> key(int position) {
        return Arrays.stream(grid.place(position))
                .boxed()
                .flatMap(coordinate -> {
                    Enclosure angle =
                            ENCLOSURES.multiply(ENCLOSURES.of(new BigFraction(2 * coordinate, turn)), ENCLOSURES.pi());
                    return Stream.of(ENCLOSURES.cos(angle), ENCLOSURES.sin(angle));
                })
                .toList();
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", mechanism.name());
        data.put(grid.dimension() == 1 ? "sequence of" : "grid of side", Integer.toString(grid.side()));
        data.put("T", Integer.toString(turn));
        data.put("h", Integer.toString(reach));
        data.put("c", ExactText.text(scale));
        data.put("query of the position", shift == 0 ? "itself" : shift + " places on");
        data.put("epsilon", ExactText.text(share));
        return data;
    }

    /// Fewer positions, narrower windows, and a smaller scale.
    @Override
    public List<PositionalCode> smaller() {
        var shorter = grid.side() == 1 ? Stream.<Integer>empty() : Stream.of(grid.side() - 1);
        var narrower = reach == 0 ? Stream.<Integer>empty() : Stream.of(reach - 1);
        var half = new BigFraction(scale.intValue() / 2);
        var weaker = scale.equals(BigFraction.ZERO) ? Stream.<BigFraction>empty() : Stream.of(half);
        return Stream.of(
                        shorter.map(side -> new PositionalCode(
                                mechanism, new Grid(side, grid.dimension()), turn, reach, scale, shift, share)),
                        narrower.map(less -> new PositionalCode(mechanism, grid, turn, less, scale, shift, share)),
                        weaker.map(less -> new PositionalCode(mechanism, grid, turn, reach, less, shift, share)))
                .flatMap(stream -> stream)
                .toList();
    }
}
