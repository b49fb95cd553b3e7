package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The recurrence of a file whose one state holds the values, channel by channel: a channel x of the state, a
/// vector, goes to `x T + v u` with `x T = D * x + sum_b (x . alpha_b) beta_b`, and is read as `x . r`. So a
/// row is `a_j = u_j T_(j+1) ... T_n r`. All are written for the key `j` and the coordinate [#INDEX].
///
/// @param diagonal  D
/// @param rankOnes  pairs alpha, beta
/// @param write     u
/// @param read      r, free of the keys
/// @param width     of x
/// @param domain    what the text of updates and read-out needs in order to be defined
public record Transition(
        Polynomial diagonal,
        List<RankOne> rankOnes,
        Polynomial write,
        Polynomial read,
        String width,
        List<Domain.Requirement> domain) {
    /// The coordinate of the channel.
    public static final String INDEX = "a1";

    static final String VALUE = "$v";

    private static final String CHANNEL = "$c";

    public Transition {
        rankOnes = List.copyOf(rankOnes);
        domain = List.copyOf(domain);
    }

    /// `x -> (x . alpha) beta`.
    public record RankOne(Polynomial alpha, Polynomial beta) {}

    /// Empty where the file has no such recurrence, or it is not seen to be one.
    public static Optional<Transition> of(Mechanism mechanism) {
        var output = mechanism.recurrence().readOut().map(term -> ((Term.ReadOut) term).output());
        if (mechanism.states().size() != 1 || output.isEmpty()) {
            return Optional.empty();
        }
        try {
            return NormalForm.limited(() -> read(mechanism, mechanism.states().getFirst(), output.get()));
        } catch (NormalFormException | ArithmeticException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static Optional<Transition> read(Mechanism mechanism, State state, Term output) {
        if (state.from().isPresent() || !(state.shape() instanceof Shape.Matrix shape)) {
            return Optional.empty();
        }
        var normalizer = new Normalizer(mechanism);
        var update = normalizer.states().open(state.update());
        var channel = normalizer.states().open(output).block().at().apply(CHANNEL);
        boolean rows = Normalizer.plain(shape.rows()).equals(valueWidth(mechanism));
        var reader = new Reader(state.name(), rows);
        var parts = reader.parts(StateReading.entry(update, rows ? CHANNEL : INDEX, rows ? INDEX : CHANNEL));
        var read = reader.parts(channel);
        var width = Normalizer.plain(rows ? shape.columns() : shape.rows());
        boolean readsSum = read.filter(part -> part.diagonal().isZero()
                        && part.write().isZero()
                        && part.rankOnes().size() == 1)
                .isPresent();
        return parts.filter(part -> readsSum)
                .map(part -> new Transition(
                        part.diagonal(),
                        part.rankOnes(),
                        part.write(),
                        read.get()
                                .rankOnes()
                                .getFirst()
                                .alpha()
                                .times(read.get().rankOnes().getFirst().beta()),
                        width,
                        normalizer.domain().requirements()));
    }

    private static String valueWidth(Mechanism mechanism) {
        var fixed = mechanism.widths().get("dv");
        return fixed == null ? "dv" : Integer.toString(fixed);
    }

    /// What an entry that is linear in one channel of the state is made of.
    private record Parts(Polynomial diagonal, List<RankOne> rankOnes, Polynomial write) {}

    /// @param rows the channels are the rows of the state
    private record Reader(String state, boolean rows) {
        private Atom old(String coordinate) {
            return rows ? StateReading.old(state, CHANNEL, coordinate) : StateReading.old(state, coordinate, CHANNEL);
        }

        Optional<Parts> parts(Polynomial entry) {
            var diagonal = Polynomial.ZERO;
            var write = Polynomial.ZERO;
            var rankOnes = new ArrayList<RankOne>();
            for (var term : entry.terms().entrySet()) {
                var part = Polynomial.of(term.getKey(), term.getValue());
                var old = old(INDEX);
                var value = new Atom.Symbol(VALUE, List.of(CHANNEL), SignSet.ANY);
                var sum = sum(term.getKey());
                if (term.getKey().powers().containsKey(old)) {
                    diagonal = diagonal.plus(part.dividedBy(Polynomial.of(old)));
                } else if (term.getKey().powers().containsKey(value)) {
                    write = write.plus(part.dividedBy(Polynomial.of(value)));
                } else if (sum.isPresent()) {
                    add(rankOnes, alpha(sum.get()), part.dividedBy(Polynomial.of(sum.get())));
                } else {
                    return Optional.empty();
                }
            }
            boolean clean = isClean(diagonal)
                    && isClean(write)
                    && rankOnes.stream().allMatch(one -> isClean(one.alpha()) && isClean(one.beta()));
            return clean ? Optional.of(new Parts(diagonal, rankOnes, write)) : Optional.empty();
        }

        /// The sum over coordinates of a channel of the state.
        private static Optional<Atom.Bound> sum(Monomial monomial) {
            return monomial.powers().keySet().stream()
                    .filter(Atom.Bound.class::isInstance)
                    .map(Atom.Bound.class::cast)
                    .filter(bound -> bound.binder() == Atom.Binder.SUM && Uses.any(bound.body(), StateReading::isOld))
                    .findFirst();
        }

        private Polynomial alpha(Atom.Bound sum) {
            if (Uses.index(sum.body(), INDEX)) {
                throw new NormalFormException("a transition that is no sum of a diagonal and outer products");
            }
            return Substitution.rename(sum.body(), sum.index(), INDEX).dividedBy(Polynomial.of(old(INDEX)));
        }

        private static void add(List<RankOne> rankOnes, Polynomial alpha, Polynomial beta) {
            for (int place = 0; place < rankOnes.size(); place++) {
                var one = rankOnes.get(place);
                if (one.alpha().equals(alpha)) {
                    rankOnes.set(place, new RankOne(alpha, one.beta().plus(beta)));
                    return;
                }
            }
            rankOnes.add(new RankOne(alpha, beta));
        }

        /// Free of states, values and channels.
        private static boolean isClean(Polynomial part) {
            return !Uses.any(
                            part,
                            atom -> StateReading.isOld(atom)
                                    || atom instanceof Atom.Symbol symbol
                                            && symbol.name().equals(VALUE))
                    && !Uses.index(part, CHANNEL);
        }
    }

    /// No state stands where the text may be undefined.
    public boolean isDefinedByTokens() {
        return domain.stream().noneMatch(requirement -> Uses.any(requirement.expression(), StateReading::isOld));
    }

    /// `sum_t left_t right_t`.
    public static Polynomial contract(String width, Polynomial left, Polynomial right) {
        var index = Binders.fresh();
        return Binders.bind(Atom.Binder.SUM, width, index, Substitution.rename(left.times(right), INDEX, index));
    }
}
