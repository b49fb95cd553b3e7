package dev.attest.verification.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.SymmetryGoal;
import dev.attest.verification.refute.Refuter;
import dev.attest.verification.refute.Refuters;
import dev.attest.verification.refute.Trial;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each refuter refutes a planted falsehood, and says nothing of a neighbour of which the goal is true.
class RefutersTest {
    private static final int TRIALS = 1000;

    /// @param falsely a text of which the goal is false
    /// @param truly   one of which it is true
    record Planted(Goal goal, String falsely, String truly) {
        @Override
        public String toString() {
            return goal.property() + ": " + falsely;
        }
    }

    static Stream<Planted> planted() {
        var injective = new Goal.Injective(new Condition.AlmostEveryKeys(), false);
        return Stream.of(
                new Planted(new Goal.DefinedEverywhere(), "weight = 1 / norm(q)", "weight = 1 / (1 + norm(q))"),
                new Planted(new Goal.DefinedEverywhere(), "weight = log(dot(q, k))", "weight = log(1 + dot(q, k)^2)"),
                new Planted(new Goal.RowsSumToOne(), "weight = dot(q, k)", "weight = softmax(dot(q, k))"),
                new Planted(
                        new Goal.RowsSumToOne(),
                        "weight = softmax(dot(q, k)) * (1 + 1e-9)",
                        "s = dot(q, k)\nweight = s - mean(s) + 1/n"),
                new Planted(new Goal.NonNegative(), "weight = dot(q, k)^3", "weight = dot(q, k)^2"),
                new Planted(new Goal.ScaleInvariant(), "weight = softmax(dot(q, k))", "weight = sign(dot(q, k))"),
                new Planted(injective, "weight = dot(q, k)^2", "weight = dot(q, k)"),
                new Planted(injective, "weight = softmax(dot(q^2, k))", "weight = softmax(dot(q, k))"),
                new Planted(new Goal.RankAtMost("d"), "weight = (1 + dot(q, k))^2", "weight = dot(q, k)"),
                new Planted(
                        new Goal.RankAtMost("C(d + 1, 2)"), "causal\nweight = exp(dot(q, k))", "weight = dot(q, k)^2"),
                new Planted(
                        new SymmetryGoal.TranslationInvariant(),
                        "weight = softmax(dot(q, k) + norm(k))",
                        "weight = softmax(dot(q, k))"),
                new Planted(
                        new SymmetryGoal.PermutationEquivariant(),
                        "causal\nweight = softmax(dot(q, k) - (i - j))",
                        "causal\nweight = softmax(dot(q, k) - i)"),
                new Planted(
                        new SymmetryGoal.ReplicationInvariant(),
                        "weight = softmax(log(n) * dot(q, k))",
                        "weight = softmax(dot(q, k) - j)"),
                new Planted(
                        new SymmetryGoal.ReplicationInvariant(),
                        "weight = softmax(dot(q, k))\noutput = n * sum(weight * v)",
                        "weight = softmax(dot(q, k))\noutput = sum(weight * v) / (1 + norm(q))"),
                new Planted(
                        new SymmetryGoal.WithinHull(),
                        "weight = softmax(dot(q, k))\noutput = sum(weight * v) / (1 + norm(q))",
                        "weight = softmax(dot(q, k))"),
                new Planted(
                        new SymmetryGoal.WithinHull(),
                        "weight = sigmoid(dot(q, k))",
                        "weight = dot(q, k)\noutput = vbar"));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aPlantedFalsehoodIsRefuted(Planted planted) {
        assertTrue(refutation(planted.goal(), planted.falsely()).isPresent(), planted::toString);
        assertEquals(Optional.empty(), refutation(planted.goal(), planted.truly()));
    }

    @ParameterizedTest
    @MethodSource("refuters")
    void everyRefuterHasAPlantedFalsehood(Refuter refuter) {
        assertTrue(planted().anyMatch(planted -> planted.goal().property().equals(refuter.property())));
        assertFalse(refuter.stride() < 1);
    }

    static Stream<Refuter> refuters() {
        return planted()
                .flatMap(planted -> Refuters.of(planted.goal().property()).stream())
                .distinct();
    }

    private static Optional<String> refutation(Goal goal, String text) {
        var mechanism = MechanismReader.parse(text, "planted.attn");
        return IntStream.range(0, TRIALS)
                .boxed()
                .flatMap(number -> Refuters.of(goal.property()).stream()
                        .filter(refuter -> number % refuter.stride() == 0)
                        .flatMap(refuter -> refuter.refute(goal, Trial.draw(mechanism, number)).stream()))
                .findFirst();
    }
}
