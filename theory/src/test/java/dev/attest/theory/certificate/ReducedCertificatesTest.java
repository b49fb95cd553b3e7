package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.statement.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Certificates that show a goal of another definition first, and those on the last and the switched keys of
/// states.
class ReducedCertificatesTest {
    private static Answer answer(Mechanism mechanism, String property) {
        return Properties.find(property).orElseThrow().decide(mechanism);
    }

    private static boolean confirms(Mechanism mechanism, Goal goal, Certificate certificate) {
        return Checker.check(mechanism, goal, certificate) instanceof Confirmation.Confirmed;
    }

    private static Mechanism written(String text) {
        return MechanismReader.parse("name written\n" + text, "written.attn");
    }

    private static void survivesItsFile(Mechanism mechanism, Answer answer) {
        var file = new CertificateFile(
                mechanism, answer.goal().orElseThrow(), answer.certificate().orElseThrow());
        var again = CertificateFile.parse(file.text().getBytes(StandardCharsets.UTF_8), "again");
        assertEquals(file.certificate(), again.certificate());
        assertTrue(confirms(again.mechanism(), again.goal(), again.certificate()));
    }

    @Test
    void rotatedTokensAreDecidedWithoutTheRotations() {
        var rotary = Catalogue.mechanism("rotary");
        var answer = answer(rotary, "separable");
        assertEquals(Verdict.FAILS, answer.verdict());
        assertTrue(answer.certificate().orElseThrow() instanceof Certificate.WithoutRotations);
        survivesItsFile(rotary, answer);
        var halfRotated = Catalogue.mechanism("rotary-linear");
        assertFalse(confirms(
                halfRotated, answer.goal().orElseThrow(), answer.certificate().orElseThrow()));
    }

    @Test
    void positionsOfHeldTokensDoNotLeaveWithTheRotations() {
        var rotary = Catalogue.mechanism("rotary");
        var softmax = Catalogue.mechanism("softmax");
        var none = new RecurrenceEvidence.NoPositions();
        assertTrue(confirms(softmax, new RecurrenceGoal.NotLocal(), none));
        assertFalse(confirms(rotary, new RecurrenceGoal.NotLocal(), new Certificate.WithoutRotations(none)));
        assertFalse(confirms(softmax, new RecurrenceGoal.NotLocal(), new Certificate.WithoutRotations(none)));
    }

    @Test
    void switchedKeysShowWhatNoSumOfProductsIs() {
        var deltanet = Catalogue.mechanism("deltanet");
        var answer = answer(deltanet, "separable");
        assertEquals(Verdict.FAILS, answer.verdict());
        survivesItsFile(deltanet, answer);
        var tokens = (StructureEvidence.SwitchingTokens) answer.certificate().orElseThrow();
        var goal = new StructureGoal.NeverSeparable();
        assertFalse(confirms(
                deltanet,
                goal,
                new StructureEvidence.SwitchingTokens(tokens.kept(), tokens.first(), tokens.first(), true)));
        assertFalse(confirms(
                deltanet,
                goal,
                new StructureEvidence.SwitchingTokens(tokens.second(), tokens.first(), tokens.second(), true)));
        var plain = written("input beta : scalar in (0, 1)\nstate S : matrix(dv, d) = S + beta * outer(v, k)\n"
                + "output = S * q\n");
        assertFalse(confirms(plain, goal, tokens));
    }

    @Test
    void theLastKeyKeepsItsWeightUnlessItsPlaceEntersIt() {
        var rule = Catalogue.mechanism("delta-rule");
        var answer = answer(rule, "disperses");
        assertEquals(Verdict.FAILS, answer.verdict());
        survivesItsFile(rule, answer);
        var fading = written("input beta : scalar in (0, 1)\n"
                + "state S : matrix(dv, d) = S + beta * outer(v - S * k, k) / (j + 1)\noutput = S * q\n");
        assertFalse(confirms(
                fading, new AnalyticGoal.DoesNotDisperse(), answer.certificate().orElseThrow()));
    }

    @Test
    void someInputRefutesAndOnlyOneThatIsAllowed() {
        var forgetting = Catalogue.mechanism("forgetting");
        var answer = answer(forgetting, "separable");
        assertEquals(Verdict.FAILS, answer.verdict());
        survivesItsFile(forgetting, answer);
        var fixed = (Certificate.WithInputs) answer.certificate().orElseThrow();
        assertFalse(confirms(
                forgetting,
                new StructureGoal.NeverSeparable(),
                new Certificate.WithInputs(Map.of("f", BigFraction.TWO), fixed.then())));
        assertFalse(confirms(
                forgetting,
                new Goal.NonNegative(),
                new Certificate.WithInputs(fixed.values(), new Certificate.EntrySigns(Optional.empty()))));
    }

    @Test
    void aWeightThatVanishesAtTheLastKeyLeavesNoRegularMatrix() {
        var kept = written("causal\nweight = 1 + sum(relu(dot(q, k))) - cumsum(relu(dot(q, k)))\n");
        var lost = written("causal\nweight = sum(relu(dot(q, k))) - cumsum(relu(dot(q, k)))\n");
        var diagonal = new StructureEvidence.CausalDiagonal(Optional.empty());
        assertTrue(confirms(kept, new StructureGoal.FullRank(), diagonal));
        assertFalse(confirms(lost, new StructureGoal.FullRank(), diagonal));
        List.of("forgetting", "stick-breaking", "hgrn2", "mlstm")
                .forEach(name ->
                        assertTrue(confirms(Catalogue.mechanism(name), new StructureGoal.FullRank(), diagonal), name));
    }
}
