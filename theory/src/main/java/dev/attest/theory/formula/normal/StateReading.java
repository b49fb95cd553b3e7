package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.formula.normal.Entries.Matrix;
import dev.attest.theory.formula.normal.Entries.Number;
import dev.attest.theory.formula.normal.Entries.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// States of recurrences `S_j = c_j S_(j-1) + B_j`, entry by entry, where c_j is positive and neither c_j nor
/// B_j mentions a state: after the last key `S = sum over l of (product of c_r over r > l) B_l + (product of
/// all c_r) S_0`. The products are written `exp(sum_r log c_r - cumsum_(r <= l) log c_r)`, or as a power
/// where c is the same for all keys.
final class StateReading {
    private final Normalizer normalizer;
    private final Mechanism mechanism;
    /// The state whose update is being read.
    private Optional<String> updated = Optional.empty();
    /// The key whose value counts as 1 in every channel, the others being 0.
    private Optional<String> valued = Optional.empty();
    /// An entry of the value of that key.
    private Polynomial entryOfValue = Polynomial.ONE;

    /// Values and old states are read as symbols.
    private boolean open;

    StateReading(Normalizer normalizer, Mechanism mechanism) {
        this.normalizer = normalizer;
        this.mechanism = mechanism;
    }

    /// The coefficient of the value of one key. The output is linear in the values, channel by channel, so it
    /// is the output where that value is 1 in every channel and the others are 0.
    Entries readOut(Term.ReadOut read, String key) {
        valued = Optional.of(key);
        try {
            var channel = Binders.fresh();
            var entry = normalizer.read(read.output(), Map.of()).block().at().apply(channel);
            if (Uses.index(entry, channel)) {
                throw new NormalFormException("a read-out that differs from channel to channel");
            }
            return new Number(entry);
        } finally {
            valued = Optional.empty();
        }
    }

    /// Values have no symbols here: what is read is the coefficient of one of them, or the update of a state.
    boolean isReadingOut() {
        return valued.isPresent() || updated.isPresent();
    }

    /// A term, such as an update at the key [Term#HERE], with `$v[c]` for the entries of the value and
    /// `$old S[r,c]` for those of the states.
    Entries open(Term term) {
        open = true;
        try {
            return normalizer.read(term, Map.of(Term.HERE, Atom.HERE));
        } finally {
            open = false;
        }
    }

    Entries value(Term.Value value) {
        if (open) {
            return Vector.of(
                    Normalizer.plain(((Shape.Vector) value.shape()).width()),
                    channel -> Polynomial.of(new Atom.Symbol(Transition.VALUE, List.of(channel), SignSet.ANY)));
        }
        if (valued.isEmpty() || updated.isEmpty()) {
            throw new NormalFormException("the values enter the row");
        }
        return Vector.of(Normalizer.plain(((Shape.Vector) value.shape()).width()), channel -> entryOfValue);
    }

    Entries read(Term.StateValue value) {
        if (open) {
            return shaped(value.shape(), (row, column) -> Polynomial.of(old(value.name(), row, column)));
        }
        if (updated.isPresent()) {
            if (!updated.get().equals(value.name())) {
                throw new NormalFormException("states that depend on one another");
            }
            return shaped(value.shape(), (row, column) -> Polynomial.of(old(value.name(), row, column)));
        }
        var state = mechanism.states().stream()
                .filter(candidate -> candidate.name().equals(value.name()))
                .findFirst()
                .orElseThrow();
        boolean ofValues = mentionsValues(state.update());
        if (ofValues && valued.isEmpty()) {
            throw new NormalFormException("the values enter the row");
        }
        var key = valued;
        return shaped(
                value.shape(),
                (row, column) -> ofValues
                        ? step(state, key.orElseThrow(), row, column).kept(key.orElseThrow())
                        : total(state, row, column));
    }

    private static boolean mentionsValues(Term term) {
        return term instanceof Term.Value || TermParts.of(term).stream().anyMatch(StateReading::mentionsValues);
    }

    static Atom old(String state, String row, String column) {
        return StateUpdate.old(state, row, column);
    }

    private static Entries shaped(Shape shape, BiFunction<String, String, Polynomial> at) {
        return switch (shape) {
            case Shape.Scalar ignored -> new Number(at.apply("0", "0"));
            case Shape.Vector vector -> Vector.of(Normalizer.plain(vector.width()), row -> at.apply(row, "0"));
            case Shape.Matrix matrix ->
                new Matrix(Normalizer.plain(matrix.rows()), Normalizer.plain(matrix.columns()), at);
        };
    }

    static Polynomial entry(Entries entries, String row, String column) {
        return switch (entries) {
            case Number number -> number.value();
            case Vector vector -> vector.block().at().apply(row);
            case Matrix matrix -> matrix.at().apply(row, column);
        };
    }

    /// `factor S + summand`, an entry of an update at one key.
    private record Step(Polynomial factor, Polynomial summand) {
        /// What is left, after the last key, of what came in at this one.
        Polynomial kept(String key) {
            if (factor.isOne()) {
                return summand;
            }
            var logarithm = logarithm();
            if (!Uses.index(factor, key)) {
                var later = Polynomial.size(Atom.KEYS)
                        .minus(Polynomial.ONE)
                        .minus(Polynomial.of(new Atom.KeyPosition(key)));
                return summand.times(Folding.exponential(logarithm.times(later)));
            }
            var earlier = Binders.fresh();
            var before = KeyRows.prefix(key, earlier, Substitution.rename(logarithm, key, earlier));
            return summand.times(Folding.exponential(ofAll(logarithm, key).minus(before)));
        }

        /// The product of the factors of all keys.
        Polynomial product(String key) {
            if (factor.isOne()) {
                return Polynomial.ONE;
            }
            return Folding.exponential(ofAll(logarithm(), key));
        }

        private static Polynomial ofAll(Polynomial logarithm, String key) {
            var any = Binders.fresh();
            return Binders.sumOverKeys(any, Substitution.rename(logarithm, key, any));
        }

        private Polynomial logarithm() {
            if (!FormSigns.of(factor).equals(SignSet.POSITIVE)) {
                throw new NormalFormException("a recurrence whose transition is not known to be positive");
            }
            return Folding.logarithm(factor);
        }
    }

    /// An entry of the update of a state at the key `j`: a polynomial in the old entries and in an entry `$v`
    /// of the value.
    Polynomial update(State state, String row, String column) {
        updated = Optional.of(state.name());
        valued = Optional.of(Atom.HERE);
        entryOfValue = Polynomial.of(StateUpdate.VALUE);
        var update = normalizer.read(state.update(), Map.of(Term.HERE, Atom.HERE));
        return entry(update, row, column);
    }

    private Polynomial total(State state, String row, String column) {
        var key = Binders.fresh();
        var step = step(state, key, row, column);
        var sum = Binders.sumOverKeys(key, step.kept(key));
        return state.from()
                .map(from -> step.product(key).times(entry(normalizer.read(from, Map.of()), row, column)))
                .map(sum::plus)
                .orElse(sum);
    }

    private Step step(State state, String key, String row, String column) {
        var outside = updated;
        updated = Optional.of(state.name());
        try {
            var update = normalizer.read(state.update(), Map.of(Term.HERE, key));
            return split(entry(update, row, column), old(state.name(), row, column));
        } finally {
            updated = outside;
        }
    }

    private static Step split(Polynomial update, Atom old) {
        var factor = Polynomial.ZERO;
        var summand = Polynomial.ZERO;
        for (var term : update.terms().entrySet()) {
            if (!Uses.any(term.getKey(), StateReading::isOld)) {
                summand = summand.plus(Polynomial.of(term.getKey(), term.getValue()));
                continue;
            }
            var rest = Polynomial.of(term.getKey(), term.getValue()).dividedBy(Polynomial.of(old));
            if (Uses.any(rest, StateReading::isOld)) {
                throw new NormalFormException("a recurrence whose transition is not a number");
            }
            factor = factor.plus(rest);
        }
        if (factor.isZero()) {
            throw new NormalFormException("a state that keeps nothing of the one before it");
        }
        return new Step(factor, summand);
    }

    static boolean isOld(Atom atom) {
        return atom instanceof Atom.Symbol symbol && symbol.name().startsWith("$old ");
    }
}
