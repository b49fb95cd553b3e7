package dev.attest.theory.coq;

import dev.attest.theory.certificate.RecurrenceEvidence.ParityTokens;
import dev.attest.theory.coq.CoqTheorem.Fact;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Entries;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Two tokens that exchange states, as a theorem about words of any length: by induction, once it is computed
/// that both tokens lead from the states listed to states listed. The list is found here by evaluation, and Coq
/// believes none of it.
final class CoqParity {
    private static final int MOST_STATES = 8;

    private final Mechanism mechanism;
    private final ParityTokens tokens;
    private final Point point;
    private final CoqWeight weight;
    private final List<State> states;
    private final Map<String, Boolean> oddOfState = new LinkedHashMap<>();
    private final List<BigFraction> evenOutputs = new ArrayList<>();
    private final List<BigFraction> oddOutputs = new ArrayList<>();

    private CoqParity(Mechanism mechanism, ParityTokens tokens) {
        this.mechanism = mechanism;
        this.tokens = tokens;
        this.point = point(mechanism, tokens);
        this.weight = new CoqWeight(mechanism, point);
        this.states = weight.needed(mechanism.output());
    }

    static CoqStatement of(Mechanism mechanism, ParityTokens tokens) {
        var statement = new CoqParity(mechanism, tokens);
        if (statement.states.isEmpty()) {
            throw new NotExpressible("tokens that exchange no states of the output");
        }
        try {
            statement.find();
        } catch (Declined | Undefined e) {
            throw new NotExpressible("tokens whose states are not rational");
        }
        return statement.statement();
    }

    /// Both tokens side by side: the first for the bit 0, the second for the bit 1.
    private static Point point(Mechanism mechanism, ParityTokens tokens) {
        var zero = tokens.zero();
        return new Point(
                zero.widths(),
                zero.query(),
                both(zero.keys(), tokens.one().keys()),
                1,
                zero.meanQuery(),
                zero.parameters(),
                mechanism.inputs().stream()
                        .collect(Collectors.toMap(
                                Input::name,
                                input -> input.ofQuery()
                                        ? zero.inputs().getOrDefault(input.name(), List.of())
                                        : both(
                                                zero.inputs().getOrDefault(input.name(), List.of()),
                                                tokens.one().inputs().getOrDefault(input.name(), List.of())))));
    }

    private static <T> List<T> both(List<T> zero, List<T> one) {
        return Stream.concat(zero.stream(), one.stream()).toList();
    }

    private void find() {
        var open = new ArrayDeque<List<Integer>>(List.of(List.of(0), List.of(1)));
        while (!open.isEmpty() && oddOfState.size() <= MOST_STATES) {
            var word = open.removeFirst();
            boolean isOdd = Collections.frequency(word, 1) % 2 == 1;
            var evaluator = after(word);
            if (oddOfState.putIfAbsent(state(evaluator), isOdd) == null) {
                (isOdd ? oddOutputs : evenOutputs)
                        .add(evaluator.entries(read(), Map.of()).values().getFirst());
                open.add(both(word, List.of(0)));
                open.add(both(word, List.of(1)));
            }
        }
        if (oddOfState.size() > MOST_STATES || evenOutputs.isEmpty() || oddOutputs.isEmpty()) {
            throw new NotExpressible("tokens that exchange more than " + MOST_STATES + " states");
        }
    }

    private Term read() {
        return mechanism
                .recurrence()
                .readOut()
                .map(term -> term instanceof Term.ReadOut(var _, var output) ? output : term)
                .orElseThrow(() -> new NotExpressible("an output without states"));
    }

    private Evaluator<BigFraction> after(List<Integer> word) {
        var inputs = new HashMap<>(point.inputs());
        mechanism.inputs().stream()
                .filter(input -> !input.ofQuery())
                .forEach(input -> inputs.put(input.name(), tokens(word, inputs.getOrDefault(input.name(), List.of()))));
        return new Evaluator<>(
                new Rationals(),
                mechanism,
                new Inputs<>(
                        point.widths(),
                        point.query(),
                        tokens(word, point.keys()),
                        tokens(word, values()),
                        word.size() - 1,
                        point.meanQuery(),
                        point.parameters(),
                        inputs));
    }

    private static <T> List<T> tokens(List<Integer> word, List<T> two) {
        return word.stream().map(two::get).toList();
    }

    private List<List<BigFraction>> values() {
        return List.of(tokens.zeroValue(), tokens.oneValue());
    }

    /// In Coq.
    private String state(Evaluator<BigFraction> evaluator) {
        return states.stream()
                .map(state -> written(
                        state.shape(), evaluator.entries(new Term.StateValue(state.name(), state.shape()), Map.of())))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String written(Shape shape, Entries<BigFraction> entries) {
        var code = switch (shape) {
            case Shape.Scalar _ -> CoqNumbers.number(entries.values().getFirst());
            case Shape.Vector _ -> CoqNumbers.vector(entries.values());
            case Shape.Matrix _ ->
                CoqNumbers.matrix(Stream.iterate(0, row -> row < entries.rows(), row -> row + 1)
                        .map(row -> entries.values().subList(row * entries.columns(), (row + 1) * entries.columns()))
                        .toList());
        };
        return code.flat();
    }

    private CoqStatement statement() {
        boolean oddIsLow = Collections.max(oddOutputs).compareTo(Collections.min(evenOutputs)) < 0;
        var lower = Collections.max(oddIsLow ? oddOutputs : evenOutputs);
        var upper = Collections.min(oddIsLow ? evenOutputs : oddOutputs);
        var definitions = new StringBuilder(weight.output());
        CoqPoint.define(definitions, "V", "matrix", CoqNumbers.matrix(values()));
        CoqPoint.define(definitions, "low", "Q", CoqNumbers.number(lower));
        CoqPoint.define(definitions, "high", "Q", CoqNumbers.number(upper));
        definitions.append(lemmas(oddIsLow));
        var words = "forall word, word <> [] ->\n"
                + "   exists a rest, output_after word = Defined (a :: rest) /\\ side (odd word) a";
        return new CoqStatement(
                new CoqPoint(mechanism, point),
                definitions.toString(),
                new CoqTheorem(
                        "tracks_parity",
                        List.of(),
                        List.of(
                                new Fact("low < high", CoqTheorem.COMPUTE),
                                new Fact("length V = length K", CoqTheorem.COMPUTE),
                                new Fact("(" + words + ")", "exact every_output_has_its_side"))),
                "after every word of the two tokens the output is defined, and at most low or at least high as the"
                        + " parity of the word says, with low < high",
                true);
    }

    private String lemmas(boolean oddIsLow) {
        var known = oddOfState.entrySet().stream()
                .map(entry -> "(" + entry.getKey() + ", " + entry.getValue() + ")")
                .collect(Collectors.joining(";\n    ", "[ ", " ]"));
        return """

                (* A word begins with its last bit. *)
                Definition state : Type := (%1$s)%%type.
                Definition next (bit : bool) (old : state) : value state :=
                  update_of_output i q K V (if bit then 1%%nat else 0%%nat) old.
                Fixpoint states_after (word : list bool) : value state :=
                  match word with [] => start_of_output | bit :: before => with1 (next bit) (states_after before) end.
                Fixpoint odd (word : list bool) : bool :=
                  match word with [] => false | bit :: before => xorb bit (odd before) end.
                Definition output_after (word : list bool) : value vector :=
                  with1 (read_of_output i q K V) (states_after word).
                Definition side (odd : bool) (a : Q) : Prop := if %2$s then a <= low else high <= a.

                (* The states, and whether the words that lead to them are odd. *)
                Definition known : list (state * bool) :=
                  %3$s.

                Definition leads (from : value state) (bit before : bool) : Prop :=
                  exists s, with1 (next bit) from = Defined s /\\ In (s, xorb bit before) known.

                Ltac listed := eexists; split; [ vm_compute; reflexivity | vm_compute; repeat first [ left; reflexivity | right ] ].

                Lemma words_of_one_bit : leads start_of_output false false /\\ leads start_of_output true false.
                Proof. split; listed. Qed.

                Lemma known_leads_to_known :
                  Forall (fun one => leads (Defined (fst one)) false (snd one) /\\ leads (Defined (fst one)) true (snd one))
                    known.
                Proof. repeat (apply Forall_cons; [ split; listed | ]); apply Forall_nil. Qed.

                Lemma known_has_its_side :
                  Forall
                    (fun one =>
                      exists a rest, read_of_output i q K V (fst one) = Defined (a :: rest) /\\ side (snd one) a)
                    known.
                Proof.
                  repeat
                    (apply Forall_cons;
                      [ eexists; eexists; split; [ vm_compute; reflexivity | vm_compute; discriminate ] | ]);
                  apply Forall_nil.
                Qed.

                Lemma every_word_leads_to_known :
                  forall word, word <> [] -> exists s, states_after word = Defined s /\\ In (s, odd word) known.
                Proof.
                  induction word as [| bit before IH]; intro some; [ contradiction | ].
                  destruct before as [| last rest].
                  - destruct words_of_one_bit as [zero one]; destruct bit; assumption.
                  - destruct IH as [s [after_before listed]]; [ discriminate | ].
                    pose proof (proj1 (Forall_forall _ _) known_leads_to_known _ listed) as [zero one].
                    change (leads (states_after (last :: rest)) bit (odd (last :: rest))).
                    rewrite after_before; destruct bit; assumption.
                Qed.

                Lemma every_output_has_its_side :
                  forall word, word <> [] ->
                  exists a rest, output_after word = Defined (a :: rest) /\\ side (odd word) a.
                Proof.
                  intros word some; destruct (every_word_leads_to_known word some) as [s [leads listed]].
                  pose proof (proj1 (Forall_forall _ _) known_has_its_side _ listed) as [a [rest [reads right]]].
                  exists a, rest; split; [ | exact right ].
                  unfold output_after; rewrite leads; exact reads.
                Qed.
                """.formatted(CoqWeight.type(states), oddIsLow ? "odd" : "negb odd", known);
    }
}
