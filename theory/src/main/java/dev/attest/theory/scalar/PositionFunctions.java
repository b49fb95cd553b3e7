package dev.attest.theory.scalar;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Collections;
import org.apache.commons.math3.fraction.BigFraction;

/// What depends on where a token stands: rotary positions, and the neighbourhood on a grid.
final class PositionFunctions<N> {
    private final Scalars<N> scalars;
    private final Reading<N> reading;

    PositionFunctions(Scalars<N> scalars, Reading<N> reading) {
        this.scalars = scalars;
        this.reading = reading;
    }

    /// Each pair of entries turned by its angle; a last entry without partner stays.
    Entries<N> turned(Entries<N> vector, N position) {
        int width = vector.rows();
        var turned = new ArrayList<>(vector.values());
        for (int pair = 0; 2 * pair + 1 < width; pair++) {
            N angle = scalars.rotaryAngle(position, pair, width);
            N cos = scalars.cos(angle);
            N sin = scalars.sin(angle);
            N first = vector.at(2 * pair, 0);
            N second = vector.at(2 * pair + 1, 0);
            turned.set(2 * pair, scalars.subtract(scalars.multiply(first, cos), scalars.multiply(second, sin)));
            turned.set(2 * pair + 1, scalars.add(scalars.multiply(first, sin), scalars.multiply(second, cos)));
        }
        return Entries.vector(turned);
    }

    /// The weighted sum of the values around the token of the query.
    Entries<N> window(Term.Window term, Entries<N> weights) {
        int channels = reading.width(((Shape.Vector) term.shape()).width());
        boolean apart = weights.values().size() != term.size() * term.size();
        var sum = new ArrayList<>(Collections.nCopies(channels, scalars.of(BigFraction.ZERO)));
        for (int offset = 0; offset < term.size() * term.size(); offset++) {
            int key = neighbour(offset, term.size());
            for (int channel = 0; key >= 0 && channel < channels; channel++) {
                N weight =
                        apart ? weights.at(channel, offset) : weights.values().get(offset);
                N value = reading.value(key, term.shape()).at(channel, 0);
                sum.set(channel, scalars.add(sum.get(channel), scalars.multiply(weight, value)));
            }
        }
        return Entries.vector(sum);
    }

    /// The position at an offset from the query, or -1 outside the grid.
    private int neighbour(int offset, int size) {
        int side = reading.side();
        int row = reading.position() / side + offset / size - size / 2;
        int column = reading.position() % side + offset % size - size / 2;
        return row < 0 || row >= side || column < 0 || column >= side ? -1 : row * side + column;
    }
}
