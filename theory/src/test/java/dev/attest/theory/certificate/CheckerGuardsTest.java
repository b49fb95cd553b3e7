package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.certificate.Certificate.DomainSigns;
import dev.attest.theory.certificate.Certificate.EntrySigns;
import dev.attest.theory.certificate.Certificate.ExponentialKernel;
import dev.attest.theory.certificate.Certificate.Identity;
import dev.attest.theory.certificate.Certificate.RowAtPoint;
import dev.attest.theory.certificate.Certificate.RowsAtScales;
import dev.attest.theory.certificate.Certificate.SignChange;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the checker asks before it applies a theorem, each with a text where the answer is no.
class CheckerGuardsTest {
    private static final String PRODUCT = "sum(t1<d: k[j,t1]*q[t1])";
    private static final String DIVISIVE = "score = dot(q, k); weight = score / sum(score)";
    private static final String SOFTMAX = "weight = softmax(dot(q, k))";
    private static final String WITH_INPUT = "input b : scalar; weight = softmax(dot(q, k) + b)";
    private static final RowForm EXPONENTIAL =
            new RowForm(read("exp(" + PRODUCT + ")"), read("$S^-1"), Polynomial.ZERO);

    private static Polynomial read(String text) {
        return IndexNotation.read(text, Map.of(RowForm.SUM.name(), RowForm.SUM.signs()));
    }

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
    }

    private static Confirmation check(String definitions, Goal goal, Certificate certificate) {
        return Checker.check(mechanism(definitions), goal, certificate);
    }

    private static void assertOutcome(
            Class<? extends Confirmation> expected, String definitions, Goal goal, Certificate certificate) {
        var outcome = check(definitions, goal, certificate);
        assertEquals(expected, outcome.getClass(), () -> goal.words() + " for " + definitions + ": " + outcome);
    }

    private static void assertShown(boolean shown, String definitions, Goal goal, Certificate certificate) {
        assertOutcome(shown ? Confirmed.class : Rejected.class, definitions, goal, certificate);
    }

    private static List<BigFraction> numbers(int... entries) {
        return IntStream.of(entries).mapToObj(BigFraction::new).toList();
    }

    /// The query (1, 1), and one key that is the same.
    private static Point point(Map<String, Integer> widths, Map<String, List<List<BigFraction>>> parameters) {
        return new Point(widths, numbers(1, 1), List.of(numbers(1, 1)), 0, List.of(), parameters);
    }

    private static Point point() {
        return point(Map.of("d", 2), Map.of());
    }

    private static RowAtPoint rowAt(String parameter, int... entries) {
        return new RowAtPoint(
                point(Map.of("d", 2, "m", entries.length), Map.of(parameter, List.of(numbers(entries)))), true);
    }

    static Stream<Goal> goalsOfOneKindOfEvidence() {
        return Stream.of(
                new Goal.DefinedEverywhere(),
                new Goal.UndefinedSomewhere(),
                new Goal.RowsSumToOne(),
                new Goal.SomeRowSumsOtherwise(),
                new Goal.NonNegative(),
                new Goal.SomeWeightNegative(),
                new Goal.ScaleSensitive(),
                new Goal.ScaleInvariant(),
                new Goal.Injective(new Condition.Always(), false),
                new Goal.NeverInjective(),
                new AnalyticGoal.DoesNotDisperse());
    }

    @ParameterizedTest
    @MethodSource("goalsOfOneKindOfEvidence")
    void evidenceOfAnotherKindIsTurnedDown(Goal goal) {
        var outcome = check(SOFTMAX, goal, new ExponentialKernel(EXPONENTIAL));
        assertEquals("kind", ((Rejected) outcome).where());
    }

    @Test
    void aTextWithoutNormalFormIsLeftOpen() {
        var huge = "score = dot(q, k) * 2^(-4294967296)";
        assertOutcome(Incomplete.class, huge, new Goal.RowsSumToOne(), new Identity());
        assertOutcome(Rejected.class, huge.replace("4294967296", "32"), new Goal.RowsSumToOne(), new Identity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 / (1 + dot(q, q)) | true",
                "1 / dot(q, k) | false",
                "sqrt(dot(q, k)) | false",
                "dot(q, k) | true"
            })
    void everyDivisorKeepsItsSign(String weight, boolean shown) {
        assertShown(shown, "weight = " + weight, new Goal.DefinedEverywhere(), new DomainSigns());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"outer(v, k) | true", "outer(v, k) / (1 + dot(k, k)) | true", "outer(v, k) / dot(k, k) | false"})
    void everyDivisorOfTheStatesKeepsItsSign(String update, boolean shown) {
        var text = "state S : matrix(dv, d) = S + " + update + "; output = S * q";
        assertShown(shown, text, new Goal.DefinedEverywhere(), new RecurrenceEvidence.StateDomain());
    }

    @Test
    void aDivisorChangesItsSignBetweenTwoQueriesThatFit() {
        var goal = new Goal.UndefinedSomewhere();
        var opposite = numbers(-1, -1);
        assertShown(true, DIVISIVE, goal, new SignChange(point(), opposite, 0));
        assertShown(false, DIVISIVE, goal, new SignChange(point(), numbers(2, 2), 0));
        assertShown(false, DIVISIVE, goal, new SignChange(point(), opposite, 1));
        var withoutColumns = point(Map.of("d", 2, "m", 0), Map.of());
        assertShown(false, DIVISIVE, goal, new SignChange(withoutColumns, opposite, 0));
        assertShown(false, DIVISIVE, goal, new SignChange(point(), numbers(-1, -1, 0), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The sum at b = 0 is that at every b.
                "dot(b, b) + 2/n | true",
                // It is 1 at every other b.
                "(2 - sign(dot(b, b))) / n | false",
                // No row is defined at any other b.
                "2/n + 0 / (sign(dot(b, b)) - 1) | false",
                "2/n + 0 * sqrt(-dot(b, b)) | false",
                "2/n + 0 * sqrt(dot(b, b)) | true",
                "2/n + 0 / (1 + dot(b, b)) | true"
            })
    void oneVectorShowsWhatThoseNearbyShow(String weight, boolean shown) {
        var text = "param b : vector(m) drawn normal; weight = " + weight;
        assertShown(shown, text, new Goal.SomeRowSumsOtherwise(), rowAt("b", 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"in [0, 1] | true", "drawn normal | false", "learned | false"})
    void aNumberThatIsDrawnIsNotChosen(String origin, boolean shown) {
        var text = "param c : scalar " + origin + "; weight = (2 - sign(c^2)) / n";
        assertShown(shown, text, new Goal.SomeRowSumsOtherwise(), rowAt("c", 0));
    }

    @Test
    void theSignOfAnEntryFollowsFromTheForm() {
        var goal = new Goal.NonNegative();
        assertShown(true, SOFTMAX, goal, new EntrySigns(Optional.of(EXPONENTIAL)));
        assertShown(false, DIVISIVE, goal, new EntrySigns(Optional.of(EXPONENTIAL)));
        assertShown(true, "weight = 1 + dot(q, k) + dot(q, k)^2", goal, new EntrySigns(Optional.empty()));
        assertShown(false, "weight = 1 + 3 * dot(q, k) + dot(q, k)^2", goal, new EntrySigns(Optional.empty()));
    }

    @Test
    void aScaledQueryHasAnotherRow() {
        var goal = new Goal.ScaleSensitive();
        var twice = new RowsAtScales(point(), BigFraction.TWO, true);
        assertShown(true, "weight = dot(q, k)", goal, twice);
        assertShown(false, DIVISIVE, goal, twice);
        assertShown(false, "weight = dot(q, k)", goal, new RowsAtScales(point(), BigFraction.MINUS_ONE, true));
    }

    @Test
    void aScaledQueryHasTheSameRow() {
        assertShown(true, DIVISIVE, new Goal.ScaleInvariant(), new Identity());
        assertShown(false, SOFTMAX, new Goal.ScaleInvariant(), new Identity());
    }

    /// Evidence behind which stand theorems on functions of queries and keys.
    static Stream<AnalyticEvidence> evidenceOnKeys() {
        var block = new FeatureBlock(List.of("a1"), List.of("d"), read("q[a1]"), read("k[j,a1]"));
        return Stream.of(
                new AnalyticEvidence.SteepLine(point(), numbers(1, 1), true, 0, 0),
                new AnalyticEvidence.KeyLaws(EXPONENTIAL, List.of(block), Optional.empty()),
                new AnalyticEvidence.PolynomialScores(EXPONENTIAL, block),
                new AnalyticEvidence.UniformShare(EXPONENTIAL));
    }

    @ParameterizedTest
    @MethodSource("evidenceOnKeys")
    void theoremsOnKeysDoNotSpeakOfInputs(AnalyticEvidence evidence) {
        Goal goal = evidence instanceof AnalyticEvidence.SteepLine
                ? new AnalyticGoal.UnboundedGradient()
                : new AnalyticGoal.EntropyFloor(new Condition.Always(), false, Optional.empty(), "log n");
        assertEquals(Confirmation.beyondKeys(), check(WITH_INPUT, goal, evidence));
        assertOutcome(Rejected.class, SOFTMAX, goal, evidence);
    }

    @Test
    void ranksOfRowsWithInputsAreLeftOpen() {
        var kernel = new ExponentialKernel(EXPONENTIAL);
        assertEquals(Confirmation.beyondKeys(), check(WITH_INPUT, new Goal.RankUnbounded(), kernel));
        assertShown(true, SOFTMAX, new Goal.RankUnbounded(), kernel);
        assertShown(false, DIVISIVE, new Goal.RankUnbounded(), kernel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "d + 1"})
    void aBoundOfTheRankIsThatOfTheFeatures(String bound) {
        var block = new FeatureBlock(List.of("a1"), List.of("d"), read("q[a1]"), read("k[j,a1]"));
        var row = new RowForm(read(PRODUCT), read("$S^-1"), Polynomial.ZERO);
        var certificate = new Certificate.Factorisation(row, List.of(block));
        assertShown(bound.equals("d"), DIVISIVE, new Goal.RankAtMost(bound), certificate);
    }

    /// A token at which the update divides by 0 shows nothing, and stops nobody.
    @Test
    void tokensWithoutAStateAreRejected() {
        String normalised = "input beta : scalar in (0, 2); u = k / norm(k); "
                + "state S : matrix(dv, d) = S + beta * outer(v - S * u, u); output = S * q";
        var zero = token(0);
        var one = token(2);
        var value = List.of(BigFraction.ONE);
        var tokens = new RecurrenceEvidence.ParityTokens(zero, value, one, value);
        assertOutcome(Rejected.class, normalised, new RecurrenceGoal.TracksParity(), tokens);
    }

    private static Point token(int key) {
        var half = List.of(List.of(BigFraction.ONE_HALF));
        return new Point(
                Map.of("d", 2, "dv", 1),
                List.of(BigFraction.ONE, BigFraction.ZERO),
                List.of(List.of(new BigFraction(key), BigFraction.ZERO)),
                0,
                List.of(),
                Map.of(),
                Map.of("beta", List.of(half)));
    }
}
