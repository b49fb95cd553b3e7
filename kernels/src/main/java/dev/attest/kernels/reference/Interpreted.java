package dev.attest.kernels.reference;

import dev.attest.kernels.reference.Machine.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Entries;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Undefined;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// A mechanism read row by row by the evaluator of the theory, in doubles: recurrences, what comes with the
/// tokens, sums up to a key, rotary positions, sparsemax, entmax and grids. The states of a head are computed
/// once, so that its outputs take time linear in the number of keys; a row of weights that only states give
/// takes time quadratic in it.
record Interpreted(Mechanism mechanism, Widths widths) implements Formula {
    @Override
    public boolean causal() {
        return mechanism.causal();
    }

    @Override
    public boolean asksForTheMeanQuery() {
        return mentions(Term.MeanQuery.class, mechanism.weight()) || mentions(Term.MeanQuery.class, mechanism.output());
    }

    @Override
    public boolean weightsReadValues() {
        return !(mechanism.weight() instanceof Term.ReadOut) && mentions(Term.Value.class, mechanism.weight());
    }

    private static boolean mentions(Class<? extends Term> leaf, Term term) {
        return leaf.isInstance(term) || TermParts.of(term).stream().anyMatch(part -> mentions(leaf, part));
    }

    @Override
    public boolean hasOwnOutput() {
        return true;
    }

    @Override
    public RowSource weights(Tokens tokens) {
        var head = new Boxed(this, tokens);
        return (query, position, visible, reader) -> reader.accept(new Block(head.row(query, position, visible), 0, 1));
    }

    @Override
    public RowSource outputs(Tokens tokens) {
        var head = new Boxed(this, tokens);
        var states = head.states();
        return (query, position, visible, reader) ->
                reader.accept(new Block(head.output(query, position, visible, states), 0, 0));
    }

    /// The tokens of a head as the evaluator takes them.
    private static final class Boxed {
        private static final Doubles DOUBLES = new Doubles();

        private final Interpreted formula;
        private final Tokens tokens;
        private final List<List<Double>> keys;
        private final List<List<Double>> values;
        private final Map<String, List<List<Double>>> parameters = new HashMap<>();
        private final Map<String, List<List<List<Double>>>> inputs = new HashMap<>();

        Boxed(Interpreted formula, Tokens tokens) {
            this.formula = formula;
            this.tokens = tokens;
            this.keys = rows(tokens.keys(), formula.d());
            this.values = rows(tokens.values(), formula.dv());
            for (var parameter : formula.mechanism.parameters()) {
                var flat = Objects.requireNonNull(tokens.parameters().get(parameter.name()), parameter.name());
                parameters.put(parameter.name(), rows(flat, formula.widths.rowWidth(parameter.shape())));
            }
            for (var input : formula.mechanism.inputs()) {
                int width = formula.widths.rowWidth(input.shape());
                inputs.put(
                        input.name(),
                        Arrays.stream(Objects.requireNonNull(tokens.inputs().get(input.name()), input.name()))
                                .map(token -> rows(token, width))
                                .toList());
            }
        }

        private static List<List<Double>> rows(double[] flat, int width) {
            return IntStream.range(0, flat.length / width)
                    .mapToObj(row -> boxed(flat, row * width, width))
                    .toList();
        }

        private static List<Double> boxed(double[] numbers, int from, int count) {
            return Arrays.stream(numbers, from, from + count).boxed().toList();
        }

        private Evaluator<Double> evaluator(double[] query, int position, int visible) {
            int step = tokens.meanStep() * position;
            var mean = tokens.meanQueries().length == 0
                    ? List.<Double>of()
                    : boxed(tokens.meanQueries(), step, formula.d());
            var here = new HashMap<String, List<List<List<Double>>>>();
            formula.mechanism.inputs().forEach(input -> {
                var all = inputs.getOrDefault(input.name(), List.of());
                here.put(input.name(), input.ofQuery() ? List.of(all.get(position)) : all.subList(0, visible));
            });
            // A causal row behind the last key sees all of them, as a row without a mask does.
            boolean behind = formula.mechanism.causal() && position >= visible;
            return new Evaluator<>(
                    DOUBLES,
                    behind ? formula.mechanism.withoutMask() : formula.mechanism,
                    new Inputs<>(
                            formula.widths.all(),
                            boxed(query, 0, query.length),
                            keys.subList(0, visible),
                            values.isEmpty() ? values : values.subList(0, visible),
                            position,
                            mean,
                            parameters,
                            here));
        }

        /// The states after each key; none where they are undefined.
        List<Map<String, Entries<Double>>> states() {
            if (formula.mechanism.states().isEmpty()) {
                return List.of();
            }
            int count = tokens.count();
            try {
                return evaluator(new double[formula.d()], count - 1, count).statesAfterEachKey();
            } catch (Undefined | Declined e) {
                return List.of();
            }
        }

        double[] row(double[] query, int position, int visible) {
            var evaluator = evaluator(query, position, visible);
            var row = new double[visible];
            for (int key = 0; key < visible; key++) {
                try {
                    row[key] = evaluator.weight(key);
                } catch (Undefined | Declined e) {
                    row[key] = Double.NaN;
                }
            }
            return row;
        }

        double[] output(double[] query, int position, int visible, List<Map<String, Entries<Double>>> states) {
            try {
                var evaluator = evaluator(query, position, visible);
                var ready = states.isEmpty() ? evaluator : evaluator.withStates(states.get(visible - 1));
                return ready.output().stream().mapToDouble(Double::doubleValue).toArray();
            } catch (Undefined | Declined e) {
                var nothing = new double[formula.dv()];
                Arrays.fill(nothing, Double.NaN);
                return nothing;
            }
        }
    }
}
