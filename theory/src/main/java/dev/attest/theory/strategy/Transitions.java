package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.theorem.TransitionTheorem;
import dev.attest.theory.formula.normal.Transition;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.StructureGoal;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// What the transition of a state shows, for files that give their row as its read-out.
public final class Transitions implements Strategy {
    private static final int POINTS = 24;
    private static final int ZEROS = 3;

    private final BiFunction<Reading, Transition, Stream<Candidate>> candidates;

    private Transitions(BiFunction<Reading, Transition, Stream<Candidate>> candidates) {
        this.candidates = candidates;
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Transition.of(reading.mechanism()).stream().flatMap(transition -> candidates.apply(reading, transition));
    }

    private static Transitions always(Goal goal, Certificate certificate, String because) {
        return new Transitions(
                (reading, transition) -> Stream.of(new Candidate(goal, certificate, Evidence.PROVED, because)));
    }

    public static Transitions total() {
        return always(
                new Goal.DefinedEverywhere(),
                new RecurrenceEvidence.StateDomain(),
                "each divisor, logarithm and root in the updates and the read-out of the state keeps its sign");
    }

    public static Transitions parity() {
        return always(
                new RecurrenceGoal.TracksNoParity(),
                new RecurrenceEvidence.SettlingStates(),
                "on 1, 11, 111, ... every read-out settles: the eigenvalues of the transition are real and above -1");
    }

    public static Transitions fullRank() {
        return always(
                new StructureGoal.FullRank(),
                new RecurrenceEvidence.LastWeight(),
                "the last key of a row has a weight q.k up to a factor that is not 0: the matrix of rows is triangular, "
                        + "its determinant almost nowhere 0");
    }

    public static Transitions rank() {
        return new Transitions((reading, transition) -> Stream.of(new Candidate(
                new Goal.RankAtMost(transition.width()),
                new RecurrenceEvidence.StateReadOut(),
                Evidence.PROVED,
                "a row is what one vector of the query, of width " + transition.width() + ", reads from the state")));
    }

    public static Transitions features() {
        return new Transitions((reading, transition) -> Stream.of(new Candidate(
                new StructureGoal.Separable(transition.width(), StructureGoal.Part.SCORE),
                new RecurrenceEvidence.StateReadOut(),
                Evidence.PROVED,
                "no key enters the transition: weight j is what a vector of the query, of width " + transition.width()
                        + ", reads of what key j writes")));
    }

    /// The property has no subject, since a key of 0 has no row.
    public static Transitions undefinedAtZero() {
        return always(
                new RecurrenceGoal.NoZeroKeys(),
                new RecurrenceEvidence.UndefinedAtZero(),
                "a later key of 0 leaves the row undefined, so that `local` has no subject");
    }

    public static Transitions injective() {
        return new Transitions(
                (reading, transition) -> new TransitionTheorem(reading.mechanism(), transition)
                        .injective().stream()
                                .map(
                                        conclusion -> new Candidate(
                                                new Goal.Injective(conclusion.condition(), conclusion.exact()),
                                                new RecurrenceEvidence.SpanningStates(),
                                                Evidence.PROVED,
                                                "row j is q.M_j, M_j the key j after the transitions of the later ones; the M_j span")));
    }

    public static Transitions local() {
        return new Transitions(Transitions::local);
    }

    private static Stream<Candidate> local(Reading reading, Transition transition) {
        var points = new SmallPoints(reading.mechanism());
        var ones = IntStream.range(0, POINTS).map(number -> 4 * number).mapToObj(points::point);
        var theorem = new TransitionTheorem(reading.mechanism(), transition);
        return switch (theorem.lag()) {
            case FALLS ->
                ones.map(point -> candidate(
                        new RecurrenceGoal.Local(new Condition.Always(), false),
                        new RecurrenceEvidence.StatesAtZero(point, Optional.empty()),
                        "a later key of 0 multiplies the weight by a number below 1"));
            case FALLS_BY_CHANNEL -> {
                var growing = theorem.shrinksAlike() ? growing(reading).findFirst() : Optional.<Point>empty();
                yield ones.map(point -> candidate(
                        new RecurrenceGoal.Local(new Condition.OneSignOfContent(), growing.isPresent()),
                        new RecurrenceEvidence.StatesAtZero(point, growing),
                        "a later key of 0 multiplies each channel of the weight by a number below 1, its own"
                                + growing.map(point2 -> "; at q = " + Show.vector(point2.query()) + ", k = "
                                                + Show.vector(point2.keys().getFirst()) + " the weight grows")
                                        .orElse("")));
            }
            case STAYS ->
                ones.map(point -> candidate(
                        new RecurrenceGoal.NotLocal(),
                        new RecurrenceEvidence.StatesAtZero(point, Optional.empty()),
                        "a later key of 0 leaves the state as it is: the weight is the same at every lag"));
            case UNKNOWN ->
                growing(reading)
                        .map(point -> new Candidate(
                                new RecurrenceGoal.NotLocal(),
                                new RecurrenceEvidence.GrowingThroughZeros(point),
                                Evidence.WITNESSED,
                                "at q = " + Show.vector(point.query()) + ", k = "
                                        + Show.vector(point.keys().getFirst())
                                        + " the weight grows when one more key of 0 comes after it"));
        };
    }

    private static Candidate candidate(Goal goal, Certificate certificate, String because) {
        return new Candidate(goal, certificate, Evidence.PROVED, because);
    }

    /// Points whose first weight grows through a key of 0.
    private static Stream<Point> growing(Reading reading) {
        var points = new SmallPoints(reading.mechanism());
        return IntStream.range(0, POINTS * ZEROS)
                .mapToObj(points::point)
                .filter(point -> point.keys().size() >= 2)
                .map(Transitions::withZeros)
                .filter(point -> grows(reading, point));
    }

    private static Point withZeros(Point point) {
        var first = point.keys().getFirst();
        List<BigFraction> zero = first.stream().map(entry -> BigFraction.ZERO).toList();
        var keys = IntStream.range(0, point.keys().size())
                .mapToObj(key -> key == 0 ? first : zero)
                .toList();
        return new Point(
                point.widths(),
                point.query(),
                keys,
                point.position(),
                point.meanQuery(),
                point.parameters(),
                point.inputs());
    }

    private static boolean grows(Reading reading, Point point) {
        int count = point.keys().size() - 1;
        var inputs = new HashMap<>(point.inputs());
        reading.mechanism().inputs().stream()
                .filter(input -> !input.ofQuery())
                .forEach(input -> inputs.computeIfPresent(input.name(), (name, all) -> all.subList(0, count)));
        var shorter = new Point(
                point.widths(),
                point.query(),
                point.keys().subList(0, count),
                count - 1,
                point.meanQuery(),
                point.parameters(),
                inputs);
        var far = ExactRows.at(reading.mechanism(), point);
        var near = ExactRows.at(reading.mechanism(), shorter);
        return far.isPresent()
                && near.isPresent()
                && far.get().getFirst().abs().compareTo(near.get().getFirst().abs()) > 0;
    }
}
