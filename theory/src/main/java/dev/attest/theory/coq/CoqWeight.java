package dev.attest.theory.coq;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Recurrence;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import dev.attest.theory.scalar.FreeIndices;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The weight of a definition and its output, and before them what its states are after the last key, if it has
/// any.
record CoqWeight(Mechanism mechanism, Point point) {
    Code weight() {
        return mechanism.weight() instanceof Term.ReadOut
                ? Code.call(
                        "with1",
                        Code.name("first"),
                        Code.call("read_out", Code.name("i"), Code.name("q"), Code.name("K"), unitValues()))
                : terms(false).write(mechanism.weight());
    }

    private CoqTerms terms(boolean copied) {
        return new CoqTerms(point.widths(), copied);
    }

    private Code unitValues() {
        int width = mechanism.widths().getOrDefault("dv", point.widths().getOrDefault("dv", 1));
        return Code.call("unit_values", Code.name("n"), CoqNumbers.natural(width), Code.name(Term.HERE));
    }

    /// `update`, `states` and `read_out`; nothing for a weight that is written without states.
    String states() {
        return mechanism.weight() instanceof Term.ReadOut(var _, var output)
                ? withStates(output, "read_out", "", terms(false))
                : "";
    }

    /// `output` of the position i, the query q, the keys K and the values V.
    String output() {
        return output("output", "_of_output", terms(false));
    }

    /// `output_of_copies`: the same where what comes with the tokens of keys is there twice.
    String outputOfCopies() {
        return output("output_of_copies", "_of_copies", terms(true));
    }

    private String output(String name, String suffix, CoqTerms terms) {
        var output = mechanism.output();
        if (!needed(output).isEmpty()) {
            return withStates(output, name, suffix, terms);
        }
        return """

                (* What leaves the head for the query q, the keys K and the values V. *)
                Definition %s (i : nat) (q : vector) (K V : matrix) : value vector :=
                  let n := length K in
                  (%s)%%val.
                """.formatted(name, terms.write(output).lines(3));
    }

    /// Those that the output mentions, and those that these need, in the order of the file.
    List<State> needed(Term output) {
        var names = new TreeSet<String>();
        collect(output, names);
        var needed = new TreeSet<String>();
        names.forEach(name -> Recurrence.needed(mechanism.states(), name).forEach(state -> needed.add(state.name())));
        return mechanism.states().stream()
                .filter(state -> needed.contains(state.name()))
                .toList();
    }

    private static void collect(Term term, TreeSet<String> names) {
        if (term instanceof Term.StateValue(var name, var _)) {
            names.add(name);
        }
        FreeIndices.parts(term).forEach(part -> collect(part, names));
    }

    /// The type of the states together.
    static String type(List<State> states) {
        return states.stream().map(state -> CoqPoint.type(state.shape())).collect(Collectors.joining(" * "));
    }

    /// @param suffix sets the names of these states apart
    private String withStates(Term output, String name, String suffix, CoqTerms terms) {
        var states = needed(output);
        if (states.isEmpty()) {
            throw new NotExpressible("an output without states");
        }
        var updates = states.stream().map(state -> terms.write(state.update())).toList();
        var starts = states.stream().map(state -> start(state, terms)).toList();
        return """

                (* The states after the key j, from those before it. *)
                Definition update%1$s (i : nat) (q : vector) (K V : matrix) (j : nat) (old : %2$s) : value (%2$s) :=
                  let n := length K in
                  let %3$s := old in
                  (%4$s)%%val.

                Definition start%1$s : value (%2$s) := (%5$s)%%val.

                Definition states%1$s (i : nat) (q : vector) (K V : matrix) : value (%2$s) :=
                  after (length K) (update%1$s i q K V) start%1$s.

                Definition read%1$s (i : nat) (q : vector) (K V : matrix) (last : %2$s) : value vector :=
                  let n := length K in
                  let %3$s := last in
                  (%7$s)%%val.

                Definition %6$s (i : nat) (q : vector) (K V : matrix) : value vector :=
                  with1 (read%1$s i q K V) (states%1$s i q K V).
                """.formatted(
                        suffix,
                        type(states),
                        pattern(states),
                        together(updates).lines(3),
                        together(starts).lines(3),
                        name,
                        terms.write(output).lines(3));
    }

    private static String pattern(List<State> states) {
        var names = states.stream().map(state -> CoqNames.state(state.name())).toList();
        return names.size() == 1 ? names.getFirst() : "'(" + String.join(", ", names) + ")";
    }

    /// Values side by side, ((a, b), c).
    private static Code together(List<Code> values) {
        var all = new ArrayList<>(values);
        var pair = all.removeFirst();
        for (var value : all) {
            pair = Code.call("with2", Code.name("(fun a b => Defined (a, b))"), pair, value);
        }
        return pair;
    }

    private Code start(State state, CoqTerms terms) {
        return state.from().map(terms::write).orElseGet(() -> Code.call("Defined", zeros(state.shape())));
    }

    private Code zeros(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> Code.name("0");
            case Shape.Vector(var width) -> Code.call("repeat", Code.name("0"), size(width));
            case Shape.Matrix(var rows, var columns) -> Code.call("zeros", size(rows), size(columns));
        };
    }

    private Code size(Width width) {
        return CoqNumbers.natural(width.at(point.widths()));
    }
}
