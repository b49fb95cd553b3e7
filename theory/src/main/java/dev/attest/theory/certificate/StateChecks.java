package dev.attest.theory.certificate;

import dev.attest.theory.certificate.theorem.DomainTheorem;
import dev.attest.theory.certificate.theorem.InjectivityTheorem;
import dev.attest.theory.certificate.theorem.InverseReadOut;
import dev.attest.theory.certificate.theorem.StateText;
import dev.attest.theory.certificate.theorem.SwitchingTokens;
import dev.attest.theory.certificate.theorem.TransitionTheorem;
import dev.attest.theory.certificate.theorem.TransitionTheorem.Lag;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Transition;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// What a file that gives its row as the read-out of a state shows, by the transition of that state.
final class StateChecks {
    private final Mechanism mechanism;

    StateChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    /// Of the row, which is that of the state.
    private Optional<Transition> transition() {
        return isRowOfStates() ? Transition.of(mechanism) : Optional.empty();
    }

    private boolean isRowOfStates() {
        return mechanism.weight() instanceof Term.ReadOut || unrolls();
    }

    /// The parallel form of the file is, by form, the row that its states give.
    boolean unrolls() {
        return mechanism
                .recurrently()
                .filter(recurrent -> NormalForm.same(
                        NormalForm.of(recurrent).weight(),
                        NormalForm.of(mechanism).weight()))
                .isPresent();
    }

    private Optional<TransitionTheorem> theorem() {
        return transition().map(transition -> new TransitionTheorem(mechanism, transition));
    }

    boolean isTotal() {
        return transition()
                .filter(it -> it.domain().stream().allMatch(DomainTheorem::isMet))
                .isPresent();
    }

    boolean isUndefinedAtZero() {
        return theorem().filter(TransitionTheorem::isUndefinedAtZero).isPresent();
    }

    boolean settles() {
        return new StateText(mechanism).isStationary()
                && theorem().filter(TransitionTheorem::settles).isPresent();
    }

    Optional<InjectivityTheorem.Conclusion> injective() {
        if (InverseReadOut.isRow(mechanism.weight())) {
            return Optional.of(InverseReadOut.CONCLUSION);
        }
        return new StateText(mechanism).isStationary()
                ? theorem().flatMap(TransitionTheorem::injective)
                : Optional.empty();
    }

    /// A bound on the rank of the matrix of rows, without a mask: the width of what is read.
    Optional<String> rank() {
        return transition().map(Transition::width);
    }

    /// How many products of a number of the query and one of the key a row is a sum of, where no transition
    /// knows a key: what comes with the later tokens is the same whatever the keys are.
    Optional<String> features() {
        return transition()
                .filter(it -> new StateText(mechanism).size().isPresent() && isKeyless(it))
                .map(Transition::width);
    }

    private static boolean isKeyless(Transition transition) {
        return Stream.concat(
                        Stream.of(transition.diagonal()),
                        transition.rankOnes().stream().flatMap(one -> Stream.of(one.alpha(), one.beta())))
                .noneMatch(part -> Uses.any(part, Atom.KeyEntry.class::isInstance));
    }

    /// Three tokens of the definition multiply what is read by numbers, two of them by different ones.
    boolean switches(StructureEvidence.SwitchingTokens tokens) {
        boolean fits = Stream.of(tokens.kept(), tokens.first(), tokens.second()).allMatch(this::isPointOfNumbers)
                && tokens.kept().widths().getOrDefault("d", 0)
                        >= mechanism.widths().getOrDefault("d", 2);
        return fits
                && stationary()
                        .map(SwitchingTokens::new)
                        .filter(theorem -> tokens.exact()
                                ? theorem.grows(new Rationals(), tokens)
                                : theorem.grows(new Enclosures(), tokens))
                        .isPresent();
    }

    /// The weight of the last key, `u . r`, knows its token and the query alone: among copies of the only key
    /// of the point it is what it is there, not 0.
    boolean keepsLastWeight(Point point) {
        return isPointOfNumbers(point)
                && point.keys().size() == 1
                && stationary().filter(Transition::isDefinedByTokens).isPresent()
                && firstWeight(point)
                        .filter(weight -> weight.getNumerator().signum() != 0)
                        .isPresent();
    }

    /// The transition, where updates know one token and neither they nor the read-out a position.
    private Optional<Transition> stationary() {
        return new StateText(mechanism).isStationary() ? transition() : Optional.empty();
    }

    /// A value of a matrix, or of what is drawn, says nothing about almost every value.
    private boolean isPointOfNumbers(Point point) {
        return new RowsAtPoints(mechanism).fits(point)
                && mechanism.parameters().stream()
                        .allMatch(parameter -> parameter.shape() instanceof Shape.Scalar
                                && parameter.origin() == Parameter.Origin.GIVEN);
    }

    boolean isRegular() {
        return theorem().filter(TransitionTheorem::isRegular).isPresent();
    }

    Lag lag(Point point) {
        boolean isNotZero = point.keys().size() == 1
                && firstWeight(point)
                        .filter(weight -> weight.getNumerator().signum() != 0)
                        .isPresent();
        return isNotZero && new StateText(mechanism).isStationary()
                ? theorem().map(TransitionTheorem::lag).orElse(Lag.UNKNOWN)
                : Lag.UNKNOWN;
    }

    /// What the channels of a weight do at one point they do for all parameters and widths.
    boolean shrinksAlike() {
        return theorem().filter(TransitionTheorem::shrinksAlike).isPresent();
    }

    /// All keys after the first are 0, and the weight of the first is larger, in size, with the last of them
    /// than without.
    boolean growsThroughZeros(Point point) {
        int count = point.keys().size();
        boolean zeros = count >= 2
                && point.keys().subList(1, count).stream()
                        .flatMap(List::stream)
                        .allMatch(entry -> entry.getNumerator().signum() == 0);
        if (!zeros || !isRowOfStates() || !new StateText(mechanism).isStationary()) {
            return false;
        }
        var far = firstWeight(point);
        var near = firstWeight(withoutLast(point));
        return far.isPresent()
                && near.isPresent()
                && far.get().abs().compareTo(near.get().abs()) > 0;
    }

    private Point withoutLast(Point point) {
        int count = point.keys().size() - 1;
        var inputs = new HashMap<String, List<List<List<BigFraction>>>>();
        mechanism
                .inputs()
                .forEach(input -> inputs.put(
                        input.name(),
                        input.ofQuery()
                                ? point.inputs().getOrDefault(input.name(), List.of())
                                : point.inputs()
                                        .getOrDefault(input.name(), List.of())
                                        .subList(0, count)));
        return new Point(
                point.widths(),
                point.query(),
                point.keys().subList(0, count),
                count - 1,
                point.meanQuery(),
                point.parameters(),
                Map.copyOf(inputs));
    }

    private Optional<BigFraction> firstWeight(Point point) {
        return new RowsAtPoints(mechanism).exactRow(point).map(List::getFirst);
    }
}
