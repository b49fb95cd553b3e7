package dev.attest.kernels.strip;

import dev.attest.kernels.strip.Operation.Arrange;
import dev.attest.kernels.strip.Operation.Source;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Term.Reduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reverse differentiation of terms of one token: from `dL / d root` of each root, an *adjoint* handed in as a
/// leaf, to `dL / d leaf` of each leaf that is asked for, entry by entry and token by token (the sum over the
/// tokens is left to whoever asked, for a leaf that is the same for all).
///
/// The result is a [TokenProgram] like any other: the steps of the terms, then steps for the adjoint of each of
/// them, from the last to the first. A step hands on `adjoint times derivative` to each of its parts.
public final class Reversal {
    private final TokenProgram program;
    private final Map<Term, Integer> found;

    private Reversal(TokenProgram program, Map<Term, Integer> found) {
        this.program = program;
        this.found = found;
    }

    /// @param roots    of which something is a function
    /// @param adjoints for each root a leaf of its shape, LANES
    /// @param leaves   what is handed in, each UNIFORM or LANES, without the adjoints
    /// @param wanted   leaves whose adjoints are asked for
    /// @throws NotStrippable if a term is neither handed in nor vector code
    public static Reversal of(
            List<Term> roots,
            List<Parameter> adjoints,
            Map<Term, Layout> leaves,
            List<Term> wanted,
            Setting setting,
            Loops loops) {
        var all = new LinkedHashMap<>(leaves);
        adjoints.forEach(adjoint -> all.put(new Term.ParameterValue(adjoint), Layout.LANES));
        var compilation = new Compilation(setting, Compilation.canonical(all));
        var sweep = new Sweep(compilation);
        var numbers = roots.stream()
                .map(BoundIndices::canonical)
                .map(compilation::add)
                .toList();
        var asked = new LinkedHashMap<Term, Integer>();
        for (var leaf : wanted) {
            var canonical = BoundIndices.canonical(leaf);
            if (compilation.reads(canonical)) {
                asked.put(leaf, compilation.add(canonical));
            }
        }
        sweep.follow(asked.values());
        for (int root = 0; root < numbers.size(); root++) {
            if (sweep.matters(numbers.get(root))) {
                sweep.receive(numbers.get(root), compilation.add(new Term.ParameterValue(adjoints.get(root))));
            }
        }
        sweep.run();
        var places = new LinkedHashMap<Term, Integer>();
        var results = new ArrayList<Integer>();
        asked.forEach((leaf, step) -> {
            if (sweep.adjoints.containsKey(step)) {
                places.put(leaf, results.size());
                results.add(sweep.adjoints.get(step));
            }
        });
        return new Reversal(TokenProgram.of(loops, compilation, results), places);
    }

    public TokenProgram program() {
        return program;
    }

    /// The leaves that have an adjoint, each with the number of its root in the program; the others have 0.
    public Map<Term, Integer> found() {
        return found;
    }

    /// The number of the root that is the adjoint of a leaf.
    ///
    /// @throws IllegalArgumentException if it has none
    public int root(Term leaf) {
        var root = found.get(leaf);
        if (root == null) {
            throw new IllegalArgumentException("leaf " + leaf + ": expected one with an adjoint");
        }
        return root;
    }

    /// From the last step to the first.
    private static final class Sweep {
        private final Compilation steps;
        private final Map<Integer, Integer> adjoints = new HashMap<>();
        private final List<Integer> depending = new ArrayList<>();
        private int last;

        Sweep(Compilation steps) {
            this.steps = steps;
        }

        /// Notes the steps that depend on some leaves.
        void follow(Iterable<Integer> leaves) {
            leaves.forEach(depending::add);
            last = steps.steps().size();
            for (int number = 0; number < last; number++) {
                if (!depending.contains(number)
                        && steps.steps().get(number).parts().stream().anyMatch(depending::contains)) {
                    depending.add(number);
                }
            }
        }

        boolean matters(int step) {
            return depending.contains(step);
        }

        void run() {
            for (int number = last - 1; number >= 0; number--) {
                var adjoint = adjoints.get(number);
                if (adjoint != null) {
                    new Rule(number, adjoint).apply();
                }
            }
        }

        /// Adds to the adjoint of a step; a number that met every entry receives their sum.
        void receive(int part, int contribution) {
            if (!matters(part)) {
                return;
            }
            int size = steps.steps().get(part).size();
            int whole = steps.steps().get(contribution).size() > size
                    ? steps.step(new Operation.Reduce(Reduction.SUM), size, contribution)
                    : contribution;
            adjoints.merge(part, whole, (old, more) -> {
                return new Arithmetic(steps).plus(old, more);
            });
        }

        /// What one step hands on.
        private final class Rule {
            private final Arithmetic with = new Arithmetic(steps);
            private final Step step;
            private final int value;
            private final int adjoint;

            Rule(int number, int adjoint) {
                this.step = steps.steps().get(number);
                this.value = number;
                this.adjoint = adjoint;
            }

            private int part(int place) {
                return step.parts().get(place);
            }

            void apply() {
                switch (step.operation()) {
                    case Operation.Leaf _, Operation.Fixed _ -> {}
                    case Operation.Map(var function) ->
                        Derivatives.of(function, with, part(0), value, adjoint).ifPresent(to -> receive(part(0), to));
                    case Operation.EluAndOne _ ->
                        receive(part(0), with.times(adjoint, with.min(value, with.number(1))));
                    case Operation.Raise(double exponent) -> raise(exponent);
                    case Operation.Meet(var function) -> {
                        if (matters(part(0))) {
                            receive(part(0), Derivatives.first(function, with, part(0), part(1), value, adjoint));
                        }
                        if (matters(part(1))) {
                            receive(part(1), Derivatives.second(function, with, part(0), part(1), value, adjoint));
                        }
                    }
                    case Operation.Product product -> multiply(product);
                    case Arrange(var sources) -> arrange(sources);
                    case Operation.Rotate _ -> turnBack();
                    case Operation.Reduce(var reduction) -> reduce(reduction);
                    case Operation.Invert(int rows) -> invert(rows);
                }
            }

            private void raise(double exponent) {
                if (exponent != 0) {
                    receive(part(0), with.times(adjoint, Derivatives.power(exponent, with, part(0), value)));
                }
            }

            /// `out = A B`: `dA = d out B^T` and `dB = A^T d out`.
            private void multiply(Operation.Product of) {
                if (of.rows() == 1 && of.columns() == 1) {
                    if (matters(part(0))) {
                        receive(part(0), with.times(part(1), adjoint));
                    }
                    if (matters(part(1))) {
                        receive(part(1), with.times(part(0), adjoint));
                    }
                    return;
                }
                if (matters(part(0))) {
                    int turned = with.transposed(part(1), of.inner(), of.columns());
                    receive(part(0), with.product(of.rows(), of.columns(), of.inner(), adjoint, turned));
                }
                if (matters(part(1))) {
                    int turned = with.transposed(part(0), of.rows(), of.inner());
                    receive(part(1), with.product(of.inner(), of.rows(), of.columns(), turned, adjoint));
                }
            }

            /// An entry receives from every place that it went to.
            private void arrange(List<Source> sources) {
                for (int place = 0; place < step.parts().size(); place++) {
                    if (!matters(part(place))) {
                        continue;
                    }
                    for (int time = 0; ; time++) {
                        var back = Arrangements.back(
                                sources, place, steps.steps().get(part(place)).size(), time);
                        if (back.isEmpty()) {
                            break;
                        }
                        var arranged = back.get();
                        receive(
                                part(place),
                                steps.step(arranged, arranged.sources().size(), adjoint));
                    }
                }
            }

            private void reduce(Reduction reduction) {
                int size = steps.steps().get(part(0)).size();
                int each = switch (reduction) {
                    case SUM -> adjoint;
                    case MEAN -> with.times(adjoint, with.number(1.0 / size));
                    case MIN, MAX -> shared(size);
                };
                receive(part(0), with.spread(each, size));
            }

            /// Those that equal the result receive the same.
            private int shared(int size) {
                int equal = with.minus(
                        with.number(1),
                        with.map(
                                Pointwise.ABS,
                                with.map(Pointwise.SIGN, with.minus(part(0), with.spread(value, size)))));
                int count = steps.step(new Operation.Reduce(Reduction.SUM), 1, equal);
                return with.times(equal, with.over(adjoint, count));
            }

            /// By the opposite angles; positions receive nothing.
            private void turnBack() {
                int size = steps.steps().get(part(0)).size();
                receive(part(0), steps.step(new Operation.Rotate(), size, adjoint, with.negated(part(1))));
            }

            /// `d matrix = -inverse^T d out inverse^T`.
            private void invert(int rows) {
                int turned = with.transposed(value, rows, rows);
                int half = with.product(rows, rows, rows, turned, adjoint);
                receive(part(0), with.negated(with.product(rows, rows, rows, half, turned)));
            }
        }
    }
}
