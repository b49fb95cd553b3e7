package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.certificate.Certificate.Collapse;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.GenericKeys;
import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.IntermediateValue;
import dev.attest.theory.certificate.Certificate.InverseFamily;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.Certificate.ScoreKind;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.property.Injective;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is asked before a theorem on different queries is applied, each with a text or an example where the
/// answer is no.
class InjectivityGuardsTest {
    private static final String PRODUCT = "sum(t1<d: k[j,t1]*q[t1])";
    private static final String COLLAPSING = "score = dot(q, k); weight = (1 - 1 / sum(score)) * score + 1/n";
    private static final String WITH_INPUT = "input b : scalar; weight = dot(q, k)^2 + b";
    private static final Goal NEVER = new Goal.NeverInjective();
    private static final RowForm LINEAR = new RowForm(read(PRODUCT), Polynomial.ONE, Polynomial.ZERO);

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

    /// The query (1, 2) and another one, at the key (1, 0).
    private static Optional<Collision> example(int... other) {
        var point = new Point(Map.of("d", 2), numbers(1, 2), List.of(numbers(1, 0)), 0, List.of(), Map.of());
        return Optional.of(new Collision(point, numbers(other)));
    }

    private static FeatureBlock block(String phi) {
        return new FeatureBlock(List.of("a1"), List.of("d"), read(phi), read("k[j,a1]"));
    }

    private static Injectivity injectivity(RowForm form) {
        return new Injectivity(
                form, ScoreKind.SUM, List.of(block("q[a1]")), new FeatureProof.Elementwise(0), numbers(0, 1));
    }

    private static Goal rank(String value) {
        return new Goal.Injective(new Condition.Rank(List.of("k[j,a1]"), false, value), false);
    }

    @Test
    void aProofIsOfTheRowOfTheText() {
        assertOutcome(Confirmed.class, "weight = dot(q, k)", rank("d"), injectivity(LINEAR));
        assertOutcome(Rejected.class, "weight = dot(q, k)^2", rank("d"), injectivity(LINEAR));
        assertOutcome(Incomplete.class, "weight = sparsemax(dot(q, k))", rank("d"), injectivity(LINEAR));
    }

    @Test
    void exponentialsThatDoNotLeadAreRefused() {
        var twice = new GenericKeys(List.of(block("2*q[a1]")), List.of(), new FeatureProof.Elementwise(0));
        var goal = new Goal.Injective(new Condition.AlmostEveryKeys(2, 4), false);
        assertShown(true, "weight = softmax(dot(q, k)) - softmax(2 * dot(q, k)) / 2", goal, twice);
        assertShown(false, "weight = softmax(dot(q, k)) - softmax(3 * dot(q, k)) / 2", goal, twice);
    }

    @Test
    void statesThatSpanGiveOneCondition() {
        var text = "state S : matrix(dv, d) = S + outer(v, k); output = S * q";
        var spanning = new RecurrenceEvidence.SpanningStates();
        assertShown(true, text, rank("d"), spanning);
        assertShown(false, text, rank("d + 1"), spanning);
        assertShown(false, text.replace("S + outer", "S - S + outer"), rank("d"), spanning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = sigmoid(dot(q, k)) | false",
                "score = sigmoid(dot(q, k)); weight = score / sum(score) | true",
                "param W : matrix(d, d) drawn normal; weight = sigmoid(dot(W * q, k)) | false",
                "param W : matrix(d, d) drawn normal; score = sigmoid(dot(W * q, k)); weight = score / sum(score) | true"
            })
    void onlyAlmostEveryKeysRestOnACountOfDimensions(String text, boolean counted) {
        var answer = new Injective().decide(mechanism(text));
        var outcome = (Confirmed)
                check(text, answer.goal().orElseThrow(), answer.certificate().orElseThrow());
        assertEquals(
                counted ? List.of(Theorem.MONOTONE_SCORES, Theorem.DIMENSION_COUNT) : List.of(Theorem.MONOTONE_SCORES),
                outcome.restsOn());
    }

    @Test
    void anExampleOfACollisionIsRight() {
        var text = "weight = dot(q, k)^2";
        for (var right : List.of(Optional.<Collision>empty(), example(-1, -2))) {
            assertShown(true, text, NEVER, family(right));
            assertShown(false, "weight = dot(q, k)", NEVER, family(right));
        }
        assertShown(false, text, NEVER, family(example(2, 2)));
        assertShown(false, text, NEVER, family(example(1, 2)));
    }

    private static CollisionFamily family(Optional<Collision> example) {
        return new CollisionFamily(QuerySubstitution.NEGATED, QuerySubstitution.SAME, example);
    }

    @Test
    void anExampleOfAFamilyThroughAnInverseIsRight() {
        var divisive = "weight = score / sum(score)";
        var cubic = "phi(x) = x + x^3; score = dot(phi(q), k); " + divisive;
        var square = "phi(x) = x + x^2; score = dot(phi(q), k); " + divisive;
        for (var right : List.of(Optional.<Collision>empty(), example(-1, -2))) {
            assertShown(true, cubic, NEVER, inverse("3", right));
            assertShown(false, square, NEVER, inverse("2", right));
        }
        assertShown(false, cubic, NEVER, inverse("3", example(1, 2)));
    }

    private static InverseFamily inverse(String power, Optional<Collision> example) {
        var phi = "(q[t1] + q[t1]^" + power + ")";
        var form = new RowForm(read("sum(t1<d: k[j,t1]*" + phi + ")"), read("$S^-1"), Polynomial.ZERO);
        return new InverseFamily(form, List.of(block(phi.replace("t1", "a1"))), example);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, true"})
    void aHyperplaneOfOneDimensionIsAPoint(int width, boolean shown) {
        var score = IntStream.range(0, width)
                .mapToObj(t -> "q[%d]*k[j,%d]".formatted(t, t))
                .collect(Collectors.joining(" + "));
        assertShown(shown, "width d = " + width + "; " + COLLAPSING, NEVER, collapse(score, 1));
    }

    @Test
    void theScaleVanishesAtTheSum() {
        assertShown(true, COLLAPSING, NEVER, collapse(PRODUCT, 1));
        assertShown(false, COLLAPSING, NEVER, collapse(PRODUCT, 2));
    }

    private static Collapse collapse(String score, int sum) {
        return new Collapse(new RowForm(read(score), read("1 + -1*$S^-1"), read("n^-1")), new BigFraction(sum));
    }

    /// Evidence behind which stand theorems on functions of queries and keys.
    static Stream<Certificate> evidenceOnKeys() {
        return Stream.of(
                new InverseFamily(LINEAR, List.of(block("q[a1]")), Optional.empty()),
                new IntermediateValue(
                        LINEAR, List.of(block("q[a1]")), BigFraction.MINUS_ONE, BigFraction.ZERO, BigFraction.ONE),
                new Collapse(LINEAR, BigFraction.ONE));
    }

    @ParameterizedTest
    @MethodSource("evidenceOnKeys")
    void theoremsOnKeysDoNotSpeakOfInputs(Certificate certificate) {
        assertEquals(Confirmation.beyondKeys(), check(WITH_INPUT, NEVER, certificate));
        assertOutcome(Rejected.class, "weight = dot(q, k)", NEVER, certificate);
    }

    @Test
    void aCollisionOfTheTextMayHaveInputs() {
        assertShown(true, WITH_INPUT, NEVER, family(Optional.empty()));
        assertShown(false, WITH_INPUT.replace("^2", ""), NEVER, family(Optional.empty()));
    }
}
