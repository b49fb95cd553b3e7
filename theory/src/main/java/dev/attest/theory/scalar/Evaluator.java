package dev.attest.theory.scalar;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Recurrence;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The row and the output of a mechanism at a point, in one number system.
///
/// The meaning is strict: where any part of a definition is undefined, the whole is (`0 * log(-1)` has no
/// value). Whatever does not depend on the key whose entry is written is computed once, so that a row takes
/// time linear in the number of keys where reductions are not nested. An evaluator is for one thread.
public final class Evaluator<N> {
    private final Scalars<N> scalars;
    private final Mechanism mechanism;
    private final Reading<N> reading;
    private final EntryFunctions<N> functions;
    private final LinearAlgebra<N> algebra;
    private final FreeIndices free = new FreeIndices();
    private final Memo<Entries<N>> memo = new Memo<>();
    private final Memo<Normaliser<N>> normalisers = new Memo<>();
    private final Inputs<N> inputs;
    private final PositionFunctions<N> positions;
    private final SparseRows<N> sparse;
    private final Memo<SparseRows.Threshold<N>> thresholds = new Memo<>();
    private final Optional<Map<String, Entries<N>>> states;
    private final Map<String, Entries<N>> lastStates = new HashMap<>();

    public Evaluator(Scalars<N> scalars, Mechanism mechanism, Point point) {
        this(scalars, mechanism, Inputs.of(point).map(scalars::of));
    }

    /// The same with a query given in the number system itself, such as a box of queries.
    public Evaluator(Scalars<N> scalars, Mechanism mechanism, Point point, List<N> query) {
        this(scalars, mechanism, Inputs.of(point).map(scalars::of).withQuery(query));
    }

    public Evaluator(Scalars<N> scalars, Mechanism mechanism, Inputs<N> inputs) {
        this(scalars, mechanism, inputs, new Reading<>(scalars, mechanism, inputs), Optional.empty());
    }

    /// @param states those that an update sees; empty where the ones after the last key are meant
    private Evaluator(
            Scalars<N> scalars,
            Mechanism mechanism,
            Inputs<N> inputs,
            Reading<N> reading,
            Optional<Map<String, Entries<N>>> states) {
        this.scalars = scalars;
        this.mechanism = mechanism;
        this.inputs = inputs;
        this.reading = reading;
        this.functions = new EntryFunctions<>(scalars);
        this.algebra = new LinearAlgebra<>(scalars);
        this.positions = new PositionFunctions<>(scalars, reading);
        this.sparse = new SparseRows<>(scalars);
        this.states = states;
    }

    /// The same where the states after the last key have these values.
    public Evaluator<N> withStates(Map<String, Entries<N>> values) {
        return new Evaluator<>(scalars, mechanism, inputs, reading, Optional.of(values));
    }

    /// What softmax subtracts from every score, and the sum of the exponentials that remain, entry by entry.
    private record Normaliser<N>(Entries<N> reference, Entries<N> total) {}

    /// The coefficients of the values, one for each key.
    public List<N> row() {
        return IntStream.range(0, reading.keyCount()).mapToObj(this::weight).toList();
    }

    /// The coefficient of the value of one key.
    public N weight(int key) {
        return evaluate(mechanism.weight(), Map.of(Term.HERE, key));
    }

    /// What leaves the head, a vector.
    public List<N> output() {
        return entries(mechanism.output(), Map.of()).values();
    }

    /// The value of a number, with a value for each key index that is free in it.
    public N evaluate(Term scalarTerm, Map<String, Integer> keyIndices) {
        return entries(scalarTerm, keyIndices).single();
    }

    /// The value of a number, vector or matrix.
    public Entries<N> entries(Term term, Map<String, Integer> indices) {
        return memo.get(term, Memo.values(free.of(term), indices), () -> compute(term, indices));
    }

    private Entries<N> compute(Term term, Map<String, Integer> indices) {
        return switch (term) {
            case Term.Constant constant -> Entries.number(scalars.of(constant.value()));
            case Term.Pi _ -> Entries.number(scalars.pi());
            case Term.KeyCount _ -> whole(reading.keyCount());
            case Term.WidthValue value -> whole(reading.width(value.width()));
            case Term.QueryPosition _ -> whole(reading.position());
            case Term.KeyPosition position -> whole(key(position.index(), indices));
            case Term.Query query -> reading.query(query.shape());
            case Term.Key key -> reading.key(key(key.index(), indices), key.shape());
            case Term.Value value -> reading.value(key(value.index(), indices), value.shape());
            case Term.MeanQuery mean -> reading.meanQuery(mean.shape());
            case Term.ParameterValue value -> reading.parameter(value.parameter());
            case Term.Identity identity -> reading.identity(identity.shape());
            case Term.OverKeys reduction -> overKeys(reduction, indices);
            case Term.Softmax softmax -> softmax(softmax, indices);
            case Term.InputValue(var input, var index) ->
                index.map(name -> reading.input(input, key(name, indices))).orElseGet(() -> reading.queryInput(input));
            case Term.StateValue state -> state(state);
            case Term.ReadOut read -> readOut(read, key(read.index(), indices));
            case Term.Entmax entmax -> entmax(entmax, indices);
            case Term.Prefix prefix -> prefix(prefix, indices);
            case Term.Rotary rotary ->
                positions.turned(
                        entries(rotary.vector(), indices),
                        entries(rotary.position(), indices).single());
            case Term.GridRow(var position) -> whole(place(position, indices) / reading.side());
            case Term.GridColumn(var position) -> whole(place(position, indices) % reading.side());
            case Term.Window window -> positions.window(window, entries(window.weights(), indices));
            default -> combine(term, parts(term, indices));
        };
    }

    private List<Entries<N>> parts(Term term, Map<String, Integer> indices) {
        return FreeIndices.parts(term).stream()
                .map(part -> entries(part, indices))
                .toList();
    }

    private Entries<N> combine(Term term, List<Entries<N>> parts) {
        var first = parts.getFirst();
        return switch (term) {
            case Term.Apply apply -> functions.apply(apply, parts);
            case Term.Dot _ ->
                Entries.number(algebra.dot(first.values(), parts.get(1).values()));
            case Term.Product product -> product(product, first, parts.get(1));
            case Term.Outer _ -> algebra.outer(first, parts.get(1));
            case Term.Transpose _ -> first.transpose();
            case Term.Diagonal _ -> algebra.diagonal(first);
            case Term.Inverse _ -> Elimination.inverse(scalars, first);
            case Term.Concatenation joined -> joined("concatenation", parts, joined.shape());
            case Term.Literal literal -> joined("literal", parts, literal.shape());
            case Term.Roll roll -> algebra.roll(first, roll.shift());
            case Term.OverEntries reduction ->
                algebra.reduce(
                        reduction.reduction(),
                        first.values().stream().map(Entries::number).toList());
            default -> throw new IllegalArgumentException("no value for " + term);
        };
    }

    private Entries<N> product(Term.Product term, Entries<N> left, Entries<N> right) {
        boolean rowVector = term.left().shape() instanceof Shape.Vector;
        return rowVector ? algebra.product(left.transpose(), right).transpose() : algebra.product(left, right);
    }

    private Entries<N> joined(String what, List<Entries<N>> parts, Shape shape) {
        return reading.shaped(
                what, parts.stream().flatMap(part -> part.values().stream()).toList(), shape);
    }

    private Entries<N> overKeys(Term.OverKeys term, Map<String, Integer> indices) {
        return algebra.reduce(term.reduction(), forEachKey(term.body(), term.index(), indices));
    }

    private Entries<N> softmax(Term.Softmax term, Map<String, Integer> indices) {
        var outside = new ArrayList<>(free.of(term.there()));
        outside.remove(term.index());
        var normaliser = normalisers.get(
                term, Memo.values(outside, indices), () -> normaliser(forEachKey(term.there(), term.index(), indices)));
        return exponential(entries(term.here(), indices), normaliser.reference())
                .meet(normaliser.total(), scalars::divide);
    }

    private Entries<N> entmax(Term.Entmax term, Map<String, Integer> indices) {
        var outside = new ArrayList<>(free.of(term.there()));
        outside.remove(term.index());
        var threshold = thresholds.get(
                term,
                Memo.values(outside, indices),
                () -> sparse.threshold(
                        ExactNumber.of(term.alpha()),
                        evaluate(term.alpha(), indices),
                        forEachKey(term.there(), term.index(), indices).stream()
                                .map(Entries::single)
                                .toList()));
        return Entries.number(sparse.weight(threshold, evaluate(term.here(), indices)));
    }

    private Entries<N> prefix(Term.Prefix term, Map<String, Integer> indices) {
        int last = key(term.upTo(), indices);
        return algebra.reduce(Term.Reduction.SUM, forEachKey(term.body(), term.index(), indices, last + 1));
    }

    private int place(Term position, Map<String, Integer> indices) {
        return position instanceof Term.KeyPosition key ? key(key.index(), indices) : reading.position();
    }

    private Entries<N> state(Term.StateValue state) {
        if (states.isPresent()) {
            return Objects.requireNonNull(states.get().get(state.name()), state.name());
        }
        var known = lastStates.get(state.name());
        if (known == null) {
            lastStates.putAll(run(Recurrence.needed(mechanism.states(), state.name())));
            known = lastStates.get(state.name());
        }
        return Objects.requireNonNull(known, state.name());
    }

    /// All states after each key, from the first to the last. They need the values.
    public List<Map<String, Entries<N>>> statesAfterEachKey() {
        var after = new ArrayList<Map<String, Entries<N>>>();
        run(mechanism.states(), after);
        return after;
    }

    private Map<String, Entries<N>> run(List<State> needed) {
        return run(needed, new ArrayList<>());
    }

    /// Some states after the last key: each update sees the states before it.
    private Map<String, Entries<N>> run(List<State> needed, List<Map<String, Entries<N>>> after) {
        var current = new HashMap<String, Entries<N>>();
        needed.forEach(state -> current.put(
                state.name(),
                state.from().map(from -> entries(from, Map.of())).orElseGet(() -> reading.zero(state.shape()))));
        for (int key = 0; key < reading.keyCount(); key++) {
            var step = withStates(Map.copyOf(current));
            var at = Map.of(Term.HERE, key);
            needed.forEach(state -> current.put(state.name(), step.entries(state.update(), at)));
            after.add(Map.copyOf(current));
        }
        return current;
    }

    /// By linearity: what the output is, in its first channel, where the value of one key is the first unit
    /// vector and the other values are 0.
    private Entries<N> readOut(Term.ReadOut term, int key) {
        int dv = mechanism.widths().getOrDefault("dv", inputs.widths().getOrDefault("dv", 1));
        var zero = scalars.of(BigFraction.ZERO);
        var none = Collections.nCopies(dv, zero);
        var unit = new ArrayList<>(none);
        unit.set(0, scalars.of(BigFraction.ONE));
        var values = IntStream.range(0, reading.keyCount())
                .<List<N>>mapToObj(other -> other == key ? unit : none)
                .toList();
        var single = new Evaluator<>(scalars, mechanism, inputs.withValues(dv, values));
        return Entries.number(single.entries(term.output(), Map.of()).values().getFirst());
    }

    private Normaliser<N> normaliser(List<Entries<N>> scores) {
        var reference = algebra.across(scores, scalars::softmaxReference);
        var exponentials =
                scores.stream().map(score -> exponential(score, reference)).toList();
        return new Normaliser<>(reference, algebra.reduce(Term.Reduction.SUM, exponentials));
    }

    private Entries<N> exponential(Entries<N> score, Entries<N> reference) {
        return score.meet(reference, scalars::subtract).map(scalars::exp);
    }

    private List<Entries<N>> forEachKey(Term body, String index, Map<String, Integer> indices) {
        return forEachKey(body, index, indices, reading.keyCount());
    }

    private List<Entries<N>> forEachKey(Term body, String index, Map<String, Integer> indices, int count) {
        var values = new ArrayList<Entries<N>>(count);
        var inside = new HashMap<>(indices);
        for (int key = 0; key < count; key++) {
            inside.put(index, key);
            values.add(entries(body, inside));
        }
        return values;
    }

    private static int key(String index, Map<String, Integer> indices) {
        return Objects.requireNonNull(indices.get(index), index);
    }

    private Entries<N> whole(int value) {
        return Entries.number(scalars.of(new BigFraction(value)));
    }
}
