package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence.ParityTokens;
import dev.attest.theory.certificate.theorem.ParityStates;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Tokens for the bits 0 and 1 that exchange states of a recurrence: short keys along the first two axes, and
/// plain numbers for what comes with them.
public final class ParitySearch implements Strategy {
    private static final int MOST_PAIRS = 40_000;
    private static final List<BigFraction> NUMBERS = Stream.of(1, 2, 0, 4, 3, -1, -2, -3)
            .flatMap(twice -> Stream.of(new BigFraction(twice), new BigFraction(twice, 2)))
            .distinct()
            .toList();

    /// A token: a key, a value, what comes with it.
    private record Token(List<BigFraction> key, BigFraction value, Map<String, List<List<BigFraction>>> inputs) {}

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var mechanism = reading.mechanism();
        if (mechanism.states().isEmpty() || mechanism.recurrence().readOut().isEmpty()) {
            return Stream.empty();
        }
        var base = new SmallPoints(mechanism).point(1);
        var tokens = tokens(mechanism, base);
        var ones = tokens.stream()
                .filter(token -> token.value.getNumerator().signum() != 0)
                .toList();
        return ones.stream()
                .flatMap(one -> tokens.stream().map(zero -> pair(mechanism, base, zero, one)))
                .limit(MOST_PAIRS)
                .filter(pair -> tracks(mechanism, pair))
                .map(ParitySearch::candidate);
    }

    private static Candidate candidate(ParityTokens pair) {
        return new Candidate(
                new RecurrenceGoal.TracksParity(),
                pair,
                Evidence.PROVED,
                "the key " + Show.vector(pair.one().keys().getFirst()) + " for the bit 1 and "
                        + Show.vector(pair.zero().keys().getFirst())
                        + " for the bit 0 exchange two states or few, which tell the parity at any length");
    }

    private static boolean tracks(Mechanism mechanism, ParityTokens pair) {
        try {
            return ParityStates.track(mechanism, pair);
        } catch (Declined | Undefined | IllegalArgumentException e) {
            return false;
        }
    }

    private static ParityTokens pair(Mechanism mechanism, Point base, Token zero, Token one) {
        int width = base.widths().getOrDefault("dv", 1);
        return new ParityTokens(
                point(mechanism, base, zero),
                Collections.nCopies(width, zero.value),
                point(mechanism, base, one),
                Collections.nCopies(width, one.value));
    }

    private static Point point(Mechanism mechanism, Point base, Token token) {
        var inputs = new HashMap<String, List<List<List<BigFraction>>>>();
        mechanism
                .inputs()
                .forEach(input -> inputs.put(
                        input.name(),
                        input.ofQuery()
                                ? base.inputs()
                                        .getOrDefault(input.name(), List.of())
                                        .subList(0, 1)
                                : List.of(token.inputs.getOrDefault(input.name(), List.of()))));
        return new Point(
                base.widths(), axis(base, 0, 1), List.of(token.key), 0, base.meanQuery(), base.parameters(), inputs);
    }

    private static List<BigFraction> axis(Point base, int place, int size) {
        int width = base.query().size();
        return IntStream.range(0, width)
                .mapToObj(entry -> entry == place ? new BigFraction(size) : BigFraction.ZERO)
                .toList();
    }

    private static List<Token> tokens(Mechanism mechanism, Point base) {
        var tokens = new ArrayList<Token>();
        var keys = List.of(axis(base, 0, 2), axis(base, 0, 1), axis(base, 0, 0), axis(base, 1, 1));
        for (var inputs : inputs(mechanism, base)) {
            for (var key : keys) {
                tokens.add(new Token(key, BigFraction.ONE, inputs));
                tokens.add(new Token(key, BigFraction.ZERO, inputs));
            }
        }
        return tokens;
    }

    /// Every choice of one number for each input, entry by entry the same.
    private static List<Map<String, List<List<BigFraction>>>> inputs(Mechanism mechanism, Point base) {
        List<Map<String, List<List<BigFraction>>>> choices = new ArrayList<>(List.of(Map.of()));
        for (var input : mechanism.inputs()) {
            if (input.ofQuery()) {
                continue;
            }
            var next = new ArrayList<Map<String, List<List<BigFraction>>>>();
            for (var choice : choices) {
                for (var number : numbers(input)) {
                    var more = new HashMap<>(choice);
                    more.put(input.name(), rows(input, base, number));
                    next.add(more);
                }
            }
            choices = next;
        }
        return choices;
    }

    private static List<BigFraction> numbers(Input input) {
        int most = input.shape() instanceof Shape.Scalar ? 8 : 4;
        return NUMBERS.stream()
                .filter(number ->
                        input.range().map(range -> range.contains(number)).orElse(true))
                .limit(most)
                .toList();
    }

    private static List<List<BigFraction>> rows(Input input, Point base, BigFraction number) {
        return switch (input.shape()) {
            case Shape.Scalar ignored -> List.of(List.of(number));
            case Shape.Vector vector -> List.of(row(vector.width(), base, number));
            case Shape.Matrix matrix ->
                Collections.nCopies(matrix.rows().at(base.widths()), row(matrix.columns(), base, number));
        };
    }

    private static List<BigFraction> row(Width width, Point base, BigFraction number) {
        return Collections.nCopies(width.at(base.widths()), number);
    }
}
