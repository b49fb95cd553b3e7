package dev.attest.theory.coq;

import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.certificate.SymmetryEvidence.OutputAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.PermutedRows;
import dev.attest.theory.certificate.SymmetryEvidence.TranslatedRows;
import dev.attest.theory.coq.CoqTheorem.Bound;
import dev.attest.theory.coq.CoqTheorem.Fact;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// What is said of one point where keys, tokens or values are changed together.
final class CoqSymmetry {
    private static final String ROW = "row i q K";
    private static final String OUTPUT = "output i q K V";

    private final Mechanism mechanism;
    private final Point point;
    private final StringBuilder definitions = new StringBuilder();

    private CoqSymmetry(Mechanism mechanism, Point point) {
        this.mechanism = mechanism;
        this.point = point;
    }

    static CoqStatement of(Mechanism mechanism, SymmetryEvidence.Instance instance) {
        var statement = new CoqSymmetry(mechanism, instance.point());
        return switch (instance) {
            case TranslatedRows at -> statement.translated(at.translation());
            case PermutedRows at -> statement.permuted(at.order());
            case CopiedTokens at -> statement.copied(at.values());
            case OutputAtPoint at -> statement.outside(at.values(), at.direction());
        };
    }

    private CoqStatement translated(List<BigFraction> translation) {
        CoqPoint.define(definitions, "c", "vector", CoqNumbers.vector(translation));
        return differing(
                "translation_is_seen",
                List.of(new Fact("length c = length q", CoqTheorem.COMPUTE)),
                ROW,
                "row i q (translated c K)",
                "a",
                point.keys().size(),
                "the rows of q over K, and over K with c added to every key, are defined and differ");
    }

    private CoqStatement permuted(List<Integer> order) {
        int count = point.keys().size();
        CoqPoint.define(
                definitions,
                "order",
                "list nat",
                new Code.Listing(order.stream().map(CoqNumbers::natural).toList()));
        var places = IntStream.range(0, count)
                .mapToObj(place -> "count_occ Nat.eq_dec order " + place + "%nat = 1%nat")
                .collect(Collectors.joining(" /\\ "));
        return differing(
                "permutation_is_seen",
                List.of(
                        new Fact("length order = length K", CoqTheorem.COMPUTE),
                        new Fact("(" + places + ")", "vm_compute; repeat split")),
                ROW,
                "row i q (permuted order [] K)",
                "(permuted order 0 a)",
                count,
                "the rows of q over K and over the permuted keys are defined, and the second is not the first permuted");
    }

    private CoqStatement copied(List<List<BigFraction>> values) {
        define(values);
        mechanism.inputs().stream().filter(input -> !input.ofQuery()).forEach(this::copy);
        definitions.append(new CoqWeight(mechanism, point).outputOfCopies());
        var place = mechanism.causal() ? "(pred (length (K ++ K)))" : "i";
        return differing(
                "copies_are_seen",
                List.of(new Fact("length V = length K", CoqTheorem.COMPUTE)),
                OUTPUT,
                "output_of_copies " + place + " q (K ++ K) (V ++ V)",
                "a",
                values.getFirst().size(),
                "the outputs for the tokens, and for the tokens and a copy of each, are defined and differ");
    }

    private void copy(Input input) {
        var name = CoqNames.input(input.name());
        definitions.append("Definition %s := %s ++ %s.\n".formatted(CoqNames.copied(input.name()), name, name));
    }

    private CoqStatement outside(List<List<BigFraction>> values, List<BigFraction> direction) {
        define(values);
        CoqPoint.define(definitions, "direction", "vector", CoqNumbers.vector(direction));
        int width = direction.size();
        var theorem = new CoqTheorem(
                "output_leaves_the_hull",
                List.of(new Bound("a", CoqStatement.entries(OUTPUT))),
                List.of(
                        new Fact("length V = length K", CoqTheorem.COMPUTE),
                        new Fact("Forall (fun v => length v = " + width + "%nat) V", "repeat constructor"),
                        new Fact("length direction = " + width + "%nat", CoqTheorem.COMPUTE),
                        new Fact(OUTPUT + " = Defined a", CoqTheorem.COMPUTE),
                        new Fact("length a = " + width + "%nat", CoqTheorem.COMPUTE),
                        new Fact(
                                "Forall (beyond direction a) V",
                                "vm_compute; repeat (apply Forall_cons; [ reflexivity | ]); apply Forall_nil")));
        return statement(theorem, "the output is defined and lies further in a direction than every value");
    }

    private void define(List<List<BigFraction>> values) {
        definitions.append(new CoqWeight(mechanism, point).output());
        CoqPoint.define(definitions, "V", "matrix", CoqNumbers.matrix(values));
    }

    private CoqStatement differing(
            String name, List<Fact> before, String one, String other, String expected, int width, String proves) {
        var facts = new ArrayList<>(before);
        facts.add(new Fact(one + " = Defined a", CoqTheorem.COMPUTE));
        facts.add(new Fact(other + " = Defined b", CoqTheorem.COMPUTE));
        facts.add(CoqStatement.differ(expected, "b", width));
        var bounds = List.of(new Bound("a", CoqStatement.entries(one)), new Bound("b", CoqStatement.entries(other)));
        return statement(new CoqTheorem(name, bounds, facts), proves);
    }

    private CoqStatement statement(CoqTheorem theorem, String proves) {
        return new CoqStatement(new CoqPoint(mechanism, point), definitions.toString(), theorem, proves, true);
    }
}
