package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.Verdict;
import dev.attest.theory.strategy.Obstacle;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reason of an undecided answer names what the strategies would have needed.
class ObstaclesTest {
    private static final Reading SOFTMAX =
            Reading.of(MechanismReader.parse("name sample\nweight = softmax(dot(q, k))", "sample.attn"));

    /// Offers what it is given, and has one thing to say.
    private record Sample(List<Goal> goals, String obstacle) implements Strategy {
        @Override
        public Stream<Candidate> candidates(Reading reading) {
            return goals.stream()
                    .map(goal -> new Candidate(goal, new Certificate.Identity(), Evidence.PROVED, "offered"));
        }

        @Override
        public List<Obstacle> obstacles(Reading reading) {
            if (obstacle.isEmpty()) {
                throw new NormalFormException("a form that is too long");
            }
            return List.of(new Obstacle(obstacle));
        }
    }

    private static Answer decide(Strategy... strategies) {
        return Decision.decide("sample", SOFTMAX, List.of(strategies), "a proof would settle it");
    }

    @Test
    void whatStoppedEachStrategyIsInTheReasonOnce() {
        var answer = decide(
                new Sample(List.of(), "x is not known"),
                new Sample(List.of(), "y is not known"),
                new Sample(List.of(), "x is not known"));
        assertEquals(Verdict.UNDECIDED, answer.verdict());
        assertEquals("x is not known; y is not known; tried 3 strategies; a proof would settle it", answer.because());
    }

    @Test
    void aDecidedAnswerNamesNoObstacle() {
        var answer = decide(
                new Sample(List.of(), "x is not known"),
                new Sample(List.of(new Goal.RowsSumToOne()), "y is not known"));
        assertEquals("offered", answer.because());
    }

    @Test
    void aStrategyThatCannotSayWhatStoppedItStopsNothing() {
        var answer = decide(new Sample(List.of(), ""));
        assertTrue(answer.because().startsWith("a strategy met a form that is too long; "), answer.because());
    }

    @Test
    void aLongSubjectIsShortened() {
        var sentence = Obstacle.notShown("x".repeat(1000), "to be positive").sentence();
        assertTrue(sentence.endsWith(" ... is not shown to be positive"), sentence);
        assertFalse(sentence.contains("x".repeat(500)));
    }
}
