package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Certificate.Identity;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.SymmetryEvidence.ConvexWeights;
import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.certificate.SymmetryEvidence.OutputAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.PermutedRows;
import dev.attest.theory.certificate.SymmetryEvidence.SymmetricForm;
import dev.attest.theory.certificate.SymmetryEvidence.TranslatedRows;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Evidence on symmetries that shows nothing, beside the evidence that it was made of.
class ForgedSymmetriesTest {
    private static final String RAW = "weight = dot(q, k)";
    private static final String DECAY = "weight = dot(q, k) * (1 + j)";
    private static final String SOFTMAX = "weight = softmax(dot(q, k))";

    private static boolean shows(String definitions, Goal goal, Certificate certificate) {
        var mechanism = MechanismReader.parse("name sample\n" + definitions, "sample.attn");
        return Checker.check(mechanism, goal, certificate) instanceof Confirmed;
    }

    private static List<BigFraction> vector(int... entries) {
        return Arrays.stream(entries).mapToObj(BigFraction::new).toList();
    }

    @SafeVarargs
    private static Point point(List<BigFraction> query, List<BigFraction>... keys) {
        return point(Map.of(), query, keys);
    }

    @SafeVarargs
    private static Point point(
            Map<String, List<List<BigFraction>>> parameters, List<BigFraction> query, List<BigFraction>... keys) {
        return new Point(Map.of("d", 2, "dv", 1, "m", 1), query, List.of(keys), keys.length - 1, List.of(), parameters);
    }

    @Test
    void aTranslationHasToMoveTheRow() {
        var goal = new SymmetryGoal.SomeTranslationSeen();
        var at = point(vector(1, 0), vector(1, 2), vector(0, 1));
        assertTrue(shows(RAW, goal, new TranslatedRows(at, vector(1, 0), true)));
        assertTrue(shows(RAW, goal, new TranslatedRows(at, vector(1, 0), false)));
        assertFalse(shows(RAW, goal, new TranslatedRows(at, vector(0, 0), true)));
        assertFalse(shows(RAW, goal, new TranslatedRows(at, vector(0, 1), true)));
        assertFalse(shows(RAW, goal, new TranslatedRows(at, vector(1, 0, 0), true)));
        assertFalse(shows(RAW, goal, new TranslatedRows(at, vector(1), true)));
        assertFalse(shows(SOFTMAX, goal, new TranslatedRows(at, vector(1, 0), false)));
        assertFalse(shows(RAW, goal, new Identity()));
    }

    @Test
    void aRowHasToBeDefinedBeforeAndAfter() {
        var goal = new SymmetryGoal.SomeTranslationSeen();
        var at = point(vector(1, 0), vector(1, 0));
        var divides = "weight = 1 / sum_of(k)";
        assertTrue(shows(divides, goal, new TranslatedRows(at, vector(1, 0), true)));
        assertFalse(shows(divides, goal, new TranslatedRows(at, vector(-1, 0), true)));
    }

    @Test
    void oneMatrixShowsNothingOfAlmostEvery() {
        var goal = new SymmetryGoal.SomeTranslationSeen();
        var zero = point(Map.of("W", List.of(vector(0, 0))), vector(1, 0), vector(1, 0));
        var open = point(Map.of("W", List.of(vector(1, 0))), vector(1, 0), vector(1, 0));
        var declared = "param W : matrix(m, d) learned\n";
        // Only for W = 0 does the row see a translation.
        var atZero = declared + "weight = dot(q, k) * (1 - abs(sign(norm(W * q))))";
        assertFalse(shows(atZero, goal, new TranslatedRows(zero, vector(1, 0), true)));
        assertTrue(shows(declared + "weight = dot(W * q, W * k)", goal, new TranslatedRows(open, vector(1, 0), true)));
        assertFalse(shows(declared + "weight = dot(W * q, W * k)", goal, new TranslatedRows(zero, vector(1, 0), true)));
    }

    @Test
    void aPermutationHasToBeOne() {
        var goal = new SymmetryGoal.SomePermutationSeen();
        var at = point(vector(1, 0), vector(1, 2), vector(1, 1));
        assertTrue(shows(DECAY, goal, new PermutedRows(at, List.of(1, 0), true)));
        assertFalse(shows(DECAY, goal, new PermutedRows(at, List.of(0, 1), true)));
        assertFalse(shows(DECAY, goal, new PermutedRows(at, List.of(0, 0), true)));
        assertFalse(shows(DECAY, goal, new PermutedRows(at, List.of(1, 0, 1), true)));
        assertFalse(shows(DECAY, goal, new PermutedRows(at, List.of(1), true)));
        assertFalse(shows(DECAY, goal, new PermutedRows(at, List.of(2, -1), true)));
        assertFalse(shows(RAW, goal, new PermutedRows(at, List.of(1, 0), true)));
        assertTrue(shows(RAW, new SymmetryGoal.PermutationEquivariant(), new SymmetricForm()));
        assertFalse(shows(DECAY, new SymmetryGoal.PermutationEquivariant(), new SymmetricForm()));
        assertFalse(shows(RAW, new SymmetryGoal.PermutationEquivariant(), new Identity()));
    }

    @Test
    void copiesHaveToChangeTheOutput() {
        var goal = new SymmetryGoal.SomeCopySeen();
        var at = point(vector(1, 0), vector(1, 2), vector(1, 1));
        assertTrue(shows(RAW, goal, new CopiedTokens(at, List.of(vector(1), vector(0)), true)));
        assertFalse(shows(RAW, goal, new CopiedTokens(at, List.of(vector(0), vector(0)), true)));
        assertFalse(shows(RAW, goal, new CopiedTokens(at, List.of(vector(1)), true)));
        assertFalse(shows(RAW, goal, new CopiedTokens(at, List.of(vector(1, 1), vector(0, 1)), true)));
        assertFalse(shows(SOFTMAX, goal, new CopiedTokens(at, List.of(vector(1), vector(0)), false)));
        assertTrue(shows(SOFTMAX, new SymmetryGoal.ReplicationInvariant(), new Identity()));
        assertFalse(shows(RAW, new SymmetryGoal.ReplicationInvariant(), new Identity()));
        assertFalse(shows(SOFTMAX, new SymmetryGoal.ReplicationInvariant(), new SymmetricForm()));
    }

    @Test
    void anOutputHasToLieBeyondEveryValue() {
        var goal = new SymmetryGoal.SomeOutputOutsideHull();
        var at = point(vector(1, 0), vector(1, 2), vector(1, 1));
        var values = List.of(vector(2), vector(3));
        assertTrue(shows(RAW, goal, new OutputAtPoint(at, values, vector(1), true)));
        assertFalse(shows(RAW, goal, new OutputAtPoint(at, values, vector(-1), true)));
        assertFalse(shows(RAW, goal, new OutputAtPoint(at, values, vector(0), true)));
        assertFalse(shows(RAW, goal, new OutputAtPoint(at, values, vector(1, 1), true)));
        assertFalse(shows(RAW, goal, new OutputAtPoint(at, List.of(), vector(1), true)));
        // The output 5 lies beyond one value only.
        assertFalse(shows(RAW, goal, new OutputAtPoint(at, List.of(vector(9), vector(-4)), vector(1), true)));
        assertFalse(shows(SOFTMAX, goal, new OutputAtPoint(at, values, vector(1), false)));
    }

    @Test
    void weightsHaveToBeConvexByForm() {
        var goal = new SymmetryGoal.WithinHull();
        var byForm = new ConvexWeights(Optional.empty());
        assertTrue(shows(SOFTMAX, goal, byForm));
        assertFalse(shows(RAW, goal, byForm));
        assertFalse(shows("weight = exp(dot(q, k))", goal, byForm));
        assertFalse(shows("s = dot(q, k)\nweight = s - mean(s) + 1/n", goal, byForm));
        assertFalse(shows(SOFTMAX + "\noutput = 2 * sum(weight * v)", goal, byForm));
        assertFalse(shows(SOFTMAX + "\noutput = sum(weight * v) * vbar", goal, byForm));
        assertFalse(shows(SOFTMAX + "\noutput = sum(weight * v) / mean(v)", goal, byForm));
        assertFalse(shows(SOFTMAX, goal, new Identity()));
    }
}
