package dev.attest.theory.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Property;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import dev.attest.theory.strategy.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StructuralTrialTest {
    private static final Mechanism MECHANISM = MechanismReader.parse("name plain\nweight = dot(q, k)\n", "plain");
    private static final Condition KEYS = new Condition.Rank(List.of("k[j,a1]"), false, "d");

    @Test
    void anExhaustiveStatementIsAsStrongAsTheDecidersAnswers() {
        Judgement judgement = judge(true, Verdict.HOLDS, KEYS, true, Evidence.PROVED);
        assertEquals(Verdict.HOLDS, judgement.verdict());
        assertEquals(Optional.of(Evidence.PROVED), judgement.evidence());
    }

    @Test
    void someDefinitionsOutOfManyOnlySupportAStatement() {
        Judgement judgement = judge(false, Verdict.HOLDS, KEYS, true, Evidence.PROVED);
        assertEquals(Verdict.HOLDS, judgement.verdict());
        assertEquals(Optional.of(Evidence.SUPPORTED), judgement.evidence());
    }

    @Test
    void anotherVerdictRefutes() {
        Judgement judgement = judge(true, Verdict.FAILS, KEYS, true, Evidence.WITNESSED);
        assertEquals(Verdict.FAILS, judgement.verdict());
        assertEquals(Optional.of(Evidence.WITNESSED), judgement.evidence());
    }

    @Test
    void anotherConditionOrOneThatIsNotExactLeavesItOpen() {
        assertEquals(
                Verdict.UNDECIDED,
                judge(true, Verdict.HOLDS, new Condition.Always(), true, Evidence.PROVED)
                        .verdict());
        assertEquals(
                Verdict.UNDECIDED,
                judge(true, Verdict.HOLDS, KEYS, false, Evidence.PROVED).verdict());
    }

    @Test
    void aPropertyThatDoesNotExistLeavesItOpen() {
        Judgement judgement = new StructuralTrial(claim(true), _ -> Optional.empty()).judge();
        assertEquals(Verdict.UNDECIDED, judgement.verdict());
        assertTrue(judgement.because().contains("injective of plain"), judgement.because());
    }

    private static Judgement judge(
            boolean exhaustive, Verdict verdict, Condition condition, boolean exactly, Evidence evidence) {
        var answer = new Answer(
                "injective",
                verdict,
                Optional.empty(),
                Optional.of(condition),
                exactly,
                Optional.empty(),
                Optional.empty(),
                Optional.of(evidence),
                "planted",
                List.of(),
                Optional.empty());
        return new StructuralTrial(claim(exhaustive), _ -> Optional.of(new Fixed(answer))).judge();
    }

    private static Claim.Structural claim(boolean exhaustive) {
        return new PlainIsInjective(exhaustive);
    }

    private record PlainIsInjective(boolean exhaustive) implements Claim.Structural {
        @Override
        public Statement statement() {
            return Planted.statement("plain is injective exactly when rank K = d", Verdict.HOLDS);
        }

        @Override
        public List<Expectation> expectations() {
            return List.of(Expectation.exactlyWhen(MECHANISM, "injective", KEYS));
        }
    }

    /// A property with one answer.
    private record Fixed(Answer answer) implements Property {
        @Override
        public String id() {
            return "injective";
        }

        @Override
        public int order() {
            return 0;
        }

        @Override
        public String meaning() {
            return "planted";
        }

        @Override
        public String failureMeaning() {
            return "planted";
        }

        @Override
        public Answer decide(Reading reading) {
            return answer;
        }
    }
}
