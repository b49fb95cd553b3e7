package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RecurrenceEvidence.ParityTokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Entries;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Rationals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// States that two tokens exchange. The states after any bits are found by exact evaluation from the states
/// after one bit; when both tokens lead from the states found to states found, there are no others. Then the
/// parity of the bits is read off the states if no state belongs to both parities, and off the output if a
/// threshold lies between the outputs of odd and of even states. All numbers are fractions with a power of two
/// below, so that few bits hold them.
public final class ParityStates {
    private static final int MOST_STATES = 8;

    private final Mechanism mechanism;
    private final ParityTokens tokens;
    private final Term output;
    private final Map<List<List<BigFraction>>, Boolean> odd = new HashMap<>();
    private final List<BigFraction> evenOutputs = new ArrayList<>();
    private final List<BigFraction> oddOutputs = new ArrayList<>();

    private ParityStates(Mechanism mechanism, ParityTokens tokens, Term output) {
        this.mechanism = mechanism;
        this.tokens = tokens;
        this.output = output;
    }

    /// The tokens track parity. That they fit the definition is not asked here.
    public static boolean track(Mechanism mechanism, ParityTokens tokens) {
        var text = new StateText(mechanism);
        return text.isStationary()
                && text.readOut()
                        .filter(output -> new ParityStates(mechanism, tokens, output).areClosed())
                        .isPresent();
    }

    private boolean areClosed() {
        var open = new ArrayDeque<List<Boolean>>(List.of(List.of(false), List.of(true)));
        while (!open.isEmpty()) {
            var bits = open.removeFirst();
            var isOdd = bits.stream().filter(bit -> bit).count() % 2 == 1;
            var evaluator = after(bits);
            var known = odd.putIfAbsent(states(evaluator), isOdd);
            if (known != null && known != isOdd || odd.size() > MOST_STATES) {
                return false;
            }
            if (known == null) {
                (isOdd ? oddOutputs : evenOutputs)
                        .add(evaluator.entries(output, Map.of()).values().getFirst());
                open.add(with(bits, false));
                open.add(with(bits, true));
            }
        }
        return isSeparated()
                && odd.keySet().stream()
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .allMatch(ParityStates::isDyadic);
    }

    private static List<Boolean> with(List<Boolean> bits, boolean bit) {
        var more = new ArrayList<>(bits);
        more.add(bit);
        return more;
    }

    private boolean isSeparated() {
        return isBelow(oddOutputs, evenOutputs) || isBelow(evenOutputs, oddOutputs);
    }

    private static boolean isBelow(List<BigFraction> lower, List<BigFraction> upper) {
        return lower.stream().allMatch(low -> upper.stream().allMatch(high -> low.compareTo(high) < 0));
    }

    private static boolean isDyadic(BigFraction number) {
        return number.getDenominator().bitCount() == 1;
    }

    private List<List<BigFraction>> states(Evaluator<BigFraction> evaluator) {
        return mechanism.states().stream()
                .map(state -> value(evaluator, state).values())
                .toList();
    }

    private static Entries<BigFraction> value(Evaluator<BigFraction> evaluator, State state) {
        return evaluator.entries(new Term.StateValue(state.name(), state.shape()), Map.of());
    }

    private Evaluator<BigFraction> after(List<Boolean> bits) {
        var zero = tokens.zero();
        var inputs = new HashMap<String, List<List<List<BigFraction>>>>();
        for (var input : mechanism.inputs()) {
            inputs.put(
                    input.name(),
                    input.ofQuery()
                            ? zero.inputs().getOrDefault(input.name(), List.of())
                            : bits.stream().map(bit -> token(bit, input.name())).toList());
        }
        return new Evaluator<>(
                new Rationals(),
                mechanism,
                new Inputs<>(
                        zero.widths(),
                        zero.query(),
                        bits.stream()
                                .map(bit -> (bit ? tokens.one() : zero).keys().getFirst())
                                .toList(),
                        bits.stream()
                                .map(bit -> bit ? tokens.oneValue() : tokens.zeroValue())
                                .toList(),
                        bits.size() - 1,
                        zero.meanQuery(),
                        zero.parameters(),
                        inputs));
    }

    private List<List<BigFraction>> token(boolean bit, String input) {
        return (bit ? tokens.one() : tokens.zero())
                .inputs()
                .getOrDefault(input, List.of())
                .getFirst();
    }

    /// The two points differ in the token alone.
    public static boolean isOnePlace(ParityTokens tokens, Mechanism mechanism) {
        var zero = tokens.zero();
        var one = tokens.one();
        boolean ofQuery = mechanism.inputs().stream()
                .filter(input -> input.ofQuery())
                .allMatch(input -> Optional.ofNullable(zero.inputs().get(input.name()))
                        .equals(Optional.ofNullable(one.inputs().get(input.name()))));
        return zero.keys().size() == 1
                && one.keys().size() == 1
                && zero.widths().equals(one.widths())
                && zero.query().equals(one.query())
                && zero.parameters().equals(one.parameters())
                && ofQuery;
    }
}
