package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.OfferedEvidence.assertShown;

import dev.attest.theory.certificate.AnalyticEvidence.OneAmongCopies;
import dev.attest.theory.certificate.RecurrenceEvidence.ConstantInput;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingExponentials;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingScores;
import dev.attest.theory.certificate.RecurrenceEvidence.LastWeight;
import dev.attest.theory.certificate.RecurrenceEvidence.ParityTokens;
import dev.attest.theory.certificate.RecurrenceEvidence.SelectedKeys;
import dev.attest.theory.certificate.RecurrenceEvidence.SettlingStates;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfScores;
import dev.attest.theory.certificate.RecurrenceEvidence.StateReadOut;
import dev.attest.theory.certificate.RecurrenceEvidence.StatesOfText;
import dev.attest.theory.certificate.RecurrenceEvidence.SumsInText;
import dev.attest.theory.certificate.RecurrenceEvidence.UnrolledStates;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.StructureGoal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Evidence on states, offered for states and rows of which something else is true.
class ForgedStatesTest {
    private static final String PRODUCT = "sum(t1<d: k[j,t1]*q[t1])";
    private static final String STATE = "state S : matrix(dv, d) = ";
    private static final String READ = "; output = S * q";
    private static final RowForm LINEAR =
            new RowForm(IndexNotation.read(PRODUCT, Map.of()), Polynomial.ONE, Polynomial.ZERO);

    private static List<BigFraction> numbers(int... entries) {
        return IntStream.of(entries).mapToObj(BigFraction::new).toList();
    }

    /// The query (1, 0), and one key (entry, 0) with its gate.
    private static Point token(int entry, BigFraction gate) {
        return new Point(
                Map.of("d", 2, "dv", 1, "m", 1),
                numbers(1, 0),
                List.of(numbers(entry, 0)),
                0,
                List.of(),
                Map.of("b", List.of(numbers(0))),
                Map.of("beta", List.of(List.of(List.of(gate)))));
    }

    private static Point token(int entry, int gate) {
        return token(entry, new BigFraction(gate));
    }

    @ParameterizedTest
    @CsvSource({"'(0, 2]', true", "'(0, 2)', false", "'(0, 1]', false"})
    void tokensOfAParityAreThoseThatTheInputsAllow(String range, boolean shown) {
        var text = "input beta : scalar in " + range + "; " + STATE + "S + beta * outer(v - S * k, k)" + READ;
        var goal = new RecurrenceGoal.TracksParity();
        var zero = token(0, BigFraction.ONE_HALF);
        var one = token(1, 2);
        var value = numbers(1);
        assertShown(shown, text, goal, new ParityTokens(zero, value, one, value));
        var closed = token(0, 3);
        assertShown(false, text, goal, new ParityTokens(closed, value, one, value));
        assertShown(false, text, goal, new ParityTokens(zero, value, zero, value));
        assertShown(false, text, goal, new ParityTokens(one, value, one, value));
        // A value of 0 writes nothing: the output is 0 throughout.
        assertShown(false, text, goal, new ParityTokens(zero, value, one, numbers(0)));
        var other = one.withQuery(numbers(2, 0));
        assertShown(false, text, goal, new ParityTokens(zero, value, other, value));
        var two = one.withKeys(List.of(numbers(1, 0), numbers(1, 0)));
        assertShown(false, text, goal, new ParityTokens(zero, value, two, value));
        assertShown(false, text, goal, new ConstantInput());
        assertShown(false, text, new RecurrenceGoal.TracksNoParity(), new ParityTokens(zero, value, one, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S + outer(v, k)                      | true
            0.5 * S + outer(v, k)                | true
            -0.5 * S + outer(v, k)               | true
            -S + outer(v, k)                     | false
            -2 * S + outer(v, k)                 | false
            # 1, 0, 1, 0 ... for one token again and again
            S + cos(pi * j) * outer(v, k)        | false
            """)
    void aStateSettlesWhereNoEigenvalueIsMinusOneOrBelow(String update, boolean shown) {
        var goal = new RecurrenceGoal.TracksNoParity();
        assertShown(shown, STATE + update + READ, goal, new SettlingStates());
        assertShown(false, "weight = cos(pi * j) * dot(q, k)", goal, new SettlingStates());
        assertShown(false, "weight = cos(pi * j) * dot(q, k)", goal, new ConstantInput());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = dot(q, k); state S : matrix(dv, d) = S + outer(v, k)        | true
            weight = 2 * dot(q, k); state S : matrix(dv, d) = S + outer(v, k)    | false
            """)
    void theFormsOfAFileAreBothOfTheFile(String definitions, boolean agree) {
        var text = definitions + READ;
        var goal = new RecurrenceGoal.FormsAgree();
        assertShown(agree, text, goal, new UnrolledStates());
        // Of the states alone, or of the weight alone: nothing of both.
        assertShown(false, text, goal, new StatesOfText());
        assertShown(false, text, goal, new SumsInText());
        var query = IndexNotation.read("q[a1]", Map.of());
        var block = new FeatureBlock(List.of("a1"), List.of("d"), query, IndexNotation.read("k[j,a1]", Map.of()));
        assertShown(false, text, goal, new StateOfScores(LINEAR, List.of(block)));
        var weight = definitions.substring(0, definitions.indexOf(';'));
        assertShown(agree, weight, goal, new StateOfScores(LINEAR, List.of(block)));
        assertShown(agree, weight, new RecurrenceGoal.ConstantState("d dv"), new StateOfScores(LINEAR, List.of(block)));
        assertShown(false, weight, new RecurrenceGoal.ConstantState("d"), new StateOfScores(LINEAR, List.of(block)));
        assertShown(false, weight, goal, new UnrolledStates());
        var states = definitions.substring(definitions.indexOf("state")) + READ;
        assertShown(true, states, goal, new StatesOfText());
        assertShown(true, states, new RecurrenceGoal.ConstantState("d dv"), new StatesOfText());
        assertShown(false, states, new RecurrenceGoal.ConstantState("d"), new StatesOfText());
        assertShown(false, "weight = softmax(dot(q, k)); " + states, goal, new StatesOfText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S + outer(v, k)                                                       | true  | true
            S + outer(v, k - k)                                                   | false | true
            S + outer(v, relu(k))                                                 | false | true
            input beta : scalar in (0, 1); S + beta * outer(v - S * k, k)         | true  | false
            input beta : scalar in [0, 1]; S + beta * outer(v, k)                 | false | true
            param b : vector(m) drawn normal; S + (1 - sign(dot(b, b))) * outer(v, k) | false | true
            """)
    void theLastWeightIsNotZeroAndNoTransitionKnowsAKey(String update, boolean regular, boolean split) {
        int at = update.lastIndexOf(';') + 1;
        var text = (update.substring(0, at) + " " + STATE + update.substring(at).strip() + READ).strip();
        assertShown(regular, text, new StructureGoal.FullRank(), new LastWeight());
        assertShown(split, text, new StructureGoal.Separable("d", StructureGoal.Part.SCORE), new StateReadOut());
        assertShown(false, text, new StructureGoal.Separable("1", StructureGoal.Part.SCORE), new StateReadOut());
        assertShown(true, text, new Goal.RankAtMost("d"), new StateReadOut());
        assertShown(false, text, new Goal.RankAtMost("1"), new StateReadOut());
        assertShown(false, "weight = softmax(dot(q, k))", new Goal.RankAtMost("d"), new StateReadOut());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S + outer(v, k)                                                        | true
            S + outer(v, k) / (1 + j)                                              | false
            # For some b it is not 0.
            param b : scalar in [0, 1]; S + (1 - b) * outer(v, k)                  | true
            param b : scalar drawn normal; S + (1 - sign(abs(b))) * outer(v, k)    | false
            param b : vector(m) drawn normal; S + (1 - sign(dot(b, b))) * outer(v, k) | false
            """)
    void theWeightOfTheLastKeyStaysWhereItIsNotZero(String update, boolean shown) {
        int at = update.lastIndexOf(';') + 1;
        var text = (update.substring(0, at) + " " + STATE + update.substring(at).strip() + READ).strip();
        var goal = new AnalyticGoal.DoesNotDisperse();
        assertShown(shown, text, goal, new OneAmongCopies(token(1, 1), true));
        assertShown(false, text, goal, new OneAmongCopies(token(0, 1), true));
        var two = token(1, 1).withKeys(List.of(numbers(0, 0), numbers(0, 0)));
        assertShown(false, text, goal, new OneAmongCopies(two, true));
    }

    @Test
    void rowsThatNeedAGrowingState() {
        var goal = new RecurrenceGoal.GrowingState();
        assertShown(true, "weight = sparsemax(dot(q, k))", goal, new SelectedKeys());
        assertShown(false, "width d = 1; weight = sparsemax(dot(q, k))", goal, new SelectedKeys());
        assertShown(false, "weight = dot(q, k)", goal, new SelectedKeys());
        assertShown(true, "weight = softmax(dot(q, k))", goal, new GrowingExponentials());
        assertShown(false, "weight = dot(q, k)", goal, new GrowingExponentials());
        assertShown(false, "weight = softmax(dot(q, k))", goal, new StatesOfText());
        var kinked = new RowForm(IndexNotation.read("abs(" + PRODUCT + ")", Map.of()), Polynomial.ONE, Polynomial.ZERO);
        for (var curve : Curve.values()) {
            var shown = curve == Curve.SPHERE;
            assertShown(shown, "weight = abs(dot(q, k))", goal, new GrowingScores(kinked, curve));
            assertShown(false, "weight = 2 * abs(dot(q, k))", goal, new GrowingScores(kinked, curve));
            assertShown(false, "weight = dot(q, k)", goal, new GrowingScores(LINEAR, curve));
        }
    }
}
