package dev.attest.verification.lies;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Certificate.Factorisation;
import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.InjectivityTheorem;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.Verdict;
import dev.attest.theory.strategy.FeatureCount;
import dev.attest.theory.strategy.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every proof of injectivity within reach, offered for every mechanism that is not injective.
class ProofObjectsTest {
    static Stream<Mechanism> failing() {
        return Evidence.scorecards().stream()
                .filter(card -> card.answers().stream()
                        .anyMatch(answer -> answer.property().equals("injective") && answer.verdict() == Verdict.FAILS))
                .map(card -> card.mechanism());
    }

    @ParameterizedTest
    @MethodSource("failing")
    void noProofServesAMechanismThatIsNotInjective(Mechanism mechanism) {
        offers(mechanism).forEach(evidence -> assertFalse(isConfirmed(mechanism, evidence), evidence::toString));
    }

    @Test
    void someProofServesAMechanismThatIs() {
        var softmax = Catalogue.mechanism("softmax");
        assertTrue(offers(softmax).anyMatch(evidence -> isConfirmed(softmax, evidence)));
    }

    private static boolean isConfirmed(Mechanism mechanism, Injectivity evidence) {
        var condition = condition(mechanism, evidence);
        return Evidence.isConfirmed(mechanism, new Goal.Injective(condition, false), evidence);
    }

    /// What the theorem itself would conclude of the form, so that no lie is turned down for its condition.
    private static Condition condition(Mechanism mechanism, Injectivity evidence) {
        try {
            return InjectivityTheorem.conclude(evidence, List.of(), mechanism.parameters())
                    .map(InjectivityTheorem.Conclusion::condition)
                    .orElseGet(Condition.Always::new);
        } catch (NormalFormException | IllegalArgumentException | ArithmeticException e) {
            return new Condition.Always();
        }
    }

    private static Stream<Injectivity> offers(Mechanism mechanism) {
        var reading = Reading.of(mechanism);
        return reading.rowForm().stream()
                .flatMap(
                        form -> factorisations(reading).stream().flatMap(blocks -> ProofsWithinReach.of(form, blocks)));
    }

    /// The mechanism's own factorisation, and plain ones.
    private static List<List<FeatureBlock>> factorisations(Reading reading) {
        var all = new ArrayList<List<FeatureBlock>>();
        own(reading).ifPresent(all::add);
        all.add(List.of(block("q[a1]", "k[j,a1]")));
        all.add(List.of(block("q[a1]", "k[j,a1]"), constant()));
        return all;
    }

    private static Optional<List<FeatureBlock>> own(Reading reading) {
        return new FeatureCount()
                .candidates(reading)
                .map(candidate -> candidate.certificate())
                .filter(Factorisation.class::isInstance)
                .map(certificate -> ((Factorisation) certificate).blocks())
                .findFirst();
    }

    private static FeatureBlock block(String query, String key) {
        return new FeatureBlock(
                List.of("a1"), List.of("d"), IndexNotation.read(query, Map.of()), IndexNotation.read(key, Map.of()));
    }

    private static FeatureBlock constant() {
        return new FeatureBlock(List.of(), List.of(), Polynomial.ONE, Polynomial.ONE);
    }

    @Test
    void aFormThatIsNotTheRowIsTurnedDown() {
        var relu = Catalogue.mechanism("relu-linear");
        var score = IndexNotation.read("exp(sum(t1<d: k[j,t1]*q[t1]))", Map.of());
        var form = new RowForm(score, Polynomial.of(RowForm.SUM).inverse(), Polynomial.ZERO);
        ProofsWithinReach.of(form, List.of(block("q[a1]", "k[j,a1]")))
                .forEach(evidence -> assertFalse(isConfirmed(relu, evidence), evidence::toString));
    }
}
