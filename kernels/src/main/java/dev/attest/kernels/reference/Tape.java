package dev.attest.kernels.reference;

import dev.attest.theory.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// Reverse differentiation over any number system: each operation notes its derivatives by its arguments, and
/// [#adjoints] goes back through the notes, `dL / da += dL / dy dy / da`.
///
/// At a kink the slope is PyTorch's: 0 for relu and abs, and one half for each of two equal numbers of which
/// the larger, or the smaller, is taken. A sign has slope 0 everywhere.
public final class Tape<N> implements Scalars<Tape.Traced<N>> {
    private final Scalars<N> base;
    private final N zero;
    private final N one;
    private final List<Note<N>> notes = new ArrayList<>();

    public Tape(Scalars<N> base) {
        this.base = base;
        this.zero = base.of(BigFraction.ZERO);
        this.one = base.of(BigFraction.ONE);
    }

    /// A number and its place on the tape; -1 if it is a constant.
    public record Traced<N>(N value, int place) {}

    private record Note<N>(
            int first,
            @Nullable N byFirst,
            int second,
            @Nullable N bySecond) {}

    /// A number that others depend on.
    public Traced<N> variable(N value) {
        notes.add(new Note<>(-1, null, -1, null));
        return new Traced<>(value, notes.size() - 1);
    }

    public Traced<N> constant(N value) {
        return new Traced<>(value, -1);
    }

    /// How many places there are.
    public int length() {
        return notes.size();
    }

    /// Forgets what was noted from a place on.
    public void rewind(int length) {
        notes.subList(length, notes.size()).clear();
    }

    /// The derivatives of `sum seed_i output_i` by the numbers in the first `count` places.
    public List<N> adjoints(List<Traced<N>> outputs, List<N> seeds, int count) {
        var adjoints = new ArrayList<@Nullable N>();
        for (int place = 0; place < notes.size(); place++) {
            adjoints.add(null);
        }
        for (int output = 0; output < outputs.size(); output++) {
            receive(adjoints, outputs.get(output).place, seeds.get(output));
        }
        for (int place = notes.size() - 1; place >= 0; place--) {
            var note = notes.get(place);
            var adjoint = adjoints.get(place);
            if (adjoint != null) {
                hand(adjoints, note.first, note.byFirst, adjoint);
                hand(adjoints, note.second, note.bySecond, adjoint);
            }
        }
        var found = new ArrayList<N>();
        for (int place = 0; place < count; place++) {
            var adjoint = adjoints.get(place);
            found.add(adjoint == null ? zero : adjoint);
        }
        return found;
    }

    private void hand(List<@Nullable N> adjoints, int to, @Nullable N slope, N adjoint) {
        if (slope != null) {
            receive(adjoints, to, base.multiply(slope, adjoint));
        }
    }

    private void receive(List<@Nullable N> adjoints, int to, N more) {
        if (to >= 0) {
            var old = adjoints.get(to);
            adjoints.set(to, old == null ? more : base.add(old, more));
        }
    }

    private Traced<N> noted(N value, Traced<N> a, N byA) {
        if (a.place < 0) {
            return constant(value);
        }
        notes.add(new Note<>(a.place, byA, -1, null));
        return new Traced<>(value, notes.size() - 1);
    }

    private Traced<N> noted(N value, Traced<N> a, N byA, Traced<N> b, N byB) {
        if (a.place < 0) {
            return noted(value, b, byB);
        }
        if (b.place < 0) {
            return noted(value, a, byA);
        }
        notes.add(new Note<>(a.place, byA, b.place, byB));
        return new Traced<>(value, notes.size() - 1);
    }

    @Override
    public Traced<N> of(BigFraction value) {
        return constant(base.of(value));
    }

    @Override
    public Traced<N> pi() {
        return constant(base.pi());
    }

    @Override
    public Traced<N> add(Traced<N> a, Traced<N> b) {
        return noted(base.add(a.value, b.value), a, one, b, one);
    }

    @Override
    public Traced<N> negate(Traced<N> a) {
        return noted(base.negate(a.value), a, base.negate(one));
    }

    @Override
    public Traced<N> multiply(Traced<N> a, Traced<N> b) {
        return noted(base.multiply(a.value, b.value), a, b.value, b, a.value);
    }

    @Override
    public Traced<N> divide(Traced<N> a, Traced<N> b) {
        var quotient = base.divide(a.value, b.value);
        var byB = base.negate(base.divide(quotient, b.value));
        return noted(quotient, a, base.divide(one, b.value), b, byB);
    }

    @Override
    public Traced<N> exp(Traced<N> a) {
        var value = base.exp(a.value);
        return noted(value, a, value);
    }

    @Override
    public Traced<N> log(Traced<N> a) {
        return noted(base.log(a.value), a, base.divide(one, a.value));
    }

    @Override
    public Traced<N> sqrt(Traced<N> a) {
        var root = base.sqrt(a.value);
        return noted(root, a, base.divide(one, base.add(root, root)));
    }

    @Override
    public Traced<N> sin(Traced<N> a) {
        return noted(base.sin(a.value), a, base.cos(a.value));
    }

    @Override
    public Traced<N> cos(Traced<N> a) {
        return noted(base.cos(a.value), a, base.negate(base.sin(a.value)));
    }

    @Override
    public Traced<N> tanh(Traced<N> a) {
        var value = base.tanh(a.value);
        return noted(value, a, base.multiply(base.subtract(one, value), base.add(one, value)));
    }

    @Override
    public Traced<N> sigmoid(Traced<N> a) {
        var value = base.sigmoid(a.value);
        return noted(value, a, base.multiply(value, base.sigmoid(base.negate(a.value))));
    }

    @Override
    public Traced<N> softplus(Traced<N> a) {
        return noted(base.softplus(a.value), a, base.sigmoid(a.value));
    }

    /// `elu'(x) = exp(min(x, 0))`.
    @Override
    public Traced<N> elu(Traced<N> a) {
        return noted(base.elu(a.value), a, base.exp(base.min(a.value, zero)));
    }

    @Override
    public Traced<N> abs(Traced<N> a) {
        return noted(base.abs(a.value), a, base.signum(a.value));
    }

    @Override
    public Traced<N> relu(Traced<N> a) {
        return noted(base.relu(a.value), a, base.relu(base.signum(a.value)));
    }

    @Override
    public Traced<N> min(Traced<N> a, Traced<N> b) {
        return chosen(base::min, base.signum(base.subtract(b.value, a.value)), a, b);
    }

    @Override
    public Traced<N> max(Traced<N> a, Traced<N> b) {
        return chosen(base::max, base.signum(base.subtract(a.value, b.value)), a, b);
    }

    /// @param preference 1 for a, -1 for b, 0 for both
    private Traced<N> chosen(BiFunction<N, N, N> choice, N preference, Traced<N> a, Traced<N> b) {
        var byA = base.multiply(base.of(new BigFraction(1, 2)), base.add(one, preference));
        return noted(choice.apply(a.value, b.value), a, byA, b, base.subtract(one, byA));
    }

    @Override
    public int sign(Traced<N> a) {
        return base.sign(a.value);
    }

    @Override
    public Traced<N> signum(Traced<N> a) {
        return constant(base.signum(a.value));
    }

    @Override
    public Traced<N> power(Traced<N> a, int exponent) {
        var value = base.power(a.value, exponent);
        if (exponent == 0) {
            return constant(value);
        }
        return noted(value, a, base.multiply(base.of(new BigFraction(exponent)), base.power(a.value, exponent - 1)));
    }

    /// A softmax is the same for every number that is subtracted, which therefore may stand still.
    @Override
    public Traced<N> softmaxReference(List<Traced<N>> scores) {
        return constant(base.softmaxReference(scores.stream().map(Traced::value).toList()));
    }

    @Override
    public Traced<N> rotaryAngle(Traced<N> position, int pair, int width) {
        if (position.place < 0) {
            return constant(base.rotaryAngle(position.value, pair, width));
        }
        return Scalars.super.rotaryAngle(position, pair, width);
    }
}
