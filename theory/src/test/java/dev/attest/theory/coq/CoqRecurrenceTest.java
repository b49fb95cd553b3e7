package dev.attest.theory.coq;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.RecurrenceEvidence.FormsAtPoint;
import dev.attest.theory.certificate.RecurrenceEvidence.ParityTokens;
import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.SymmetryGoal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// What Coq says of states, and of what comes with tokens.
final class CoqRecurrenceTest {
    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final List<BigFraction> ONE = numbers(1);

    @Test
    void parityIsTrackedThroughWordsOfAnyLength() throws IOException, InterruptedException {
        assertProved(parity(Catalogue.mechanism("delta-rule"), HALF));
    }

    @Test
    void aStateThatForgetsTracksNoParity() throws IOException, InterruptedException {
        var forgets = MechanismReader.parse(
                "name forgets\ninput beta : scalar in (0, 1)\nstate S : matrix(dv, d) = beta * outer(v, k)\noutput = S * q\n",
                "forgets.attn");
        assertRefused("known_leads_to_known", parity(forgets, HALF));
    }

    @Test
    void aTokenOutsideItsRangeTracksNothing() throws IOException, InterruptedException {
        assertRefused("point_is_allowed", parity(Catalogue.mechanism("delta-rule"), BigFraction.ONE, HALF));
    }

    @Test
    void twoFormsDifferOrDoNot() throws IOException, InterruptedException {
        assertProved(forms("2 * dot(q, k)"));
        assertRefused("forms_differ", forms("dot(q, k)"));
    }

    @Test
    void copiesBringWhatComesWithTheTokens() throws IOException, InterruptedException {
        assertProved(copies("beta * dot(q, k)"));
        assertRefused("copies_are_seen", copies("beta / sum(beta)"));
    }

    private static CoqExport parity(Mechanism mechanism, BigFraction beta) {
        return parity(mechanism, beta, beta);
    }

    private static CoqExport parity(Mechanism mechanism, BigFraction zero, BigFraction one) {
        var tokens = new ParityTokens(token(zero, 0), ONE, token(one, 2), ONE);
        return CoqFile.of(mechanism, new RecurrenceGoal.TracksParity(), tokens);
    }

    private static Point token(BigFraction beta, int key) {
        return new Point(
                Map.of("d", 2, "dv", 1),
                numbers(1, 0),
                List.of(numbers(key, 0)),
                0,
                List.of(),
                Map.of(),
                Map.of("beta", List.of(List.of(List.of(beta)))));
    }

    private static CoqExport forms(String weight) {
        var text = "name forms\nweight = " + weight + "\nstate S : matrix(dv, d) = S + outer(v, k)\noutput = S * q\n";
        var point = new Point(
                Map.of("d", 2, "dv", 1), numbers(1, 1), List.of(numbers(1, 2), numbers(3, -1)), 1, List.of(), Map.of());
        return CoqFile.of(
                MechanismReader.parse(text, "forms.attn"),
                new RecurrenceGoal.FormsDiffer(),
                new FormsAtPoint(point, true));
    }

    private static CoqExport copies(String weight) {
        var text = "name copies\ninput beta : scalar in (0, 1)\nweight = " + weight + "\n";
        var point = new Point(
                Map.of("d", 2, "dv", 1),
                numbers(1, 1),
                List.of(numbers(1, 2), numbers(3, -1)),
                1,
                List.of(),
                Map.of(),
                Map.of("beta", List.of(List.of(List.of(HALF)), List.of(List.of(new BigFraction(1, 3))))));
        return CoqFile.of(
                MechanismReader.parse(text, "copies.attn"),
                new SymmetryGoal.SomeCopySeen(),
                new CopiedTokens(point, List.of(ONE, numbers(5)), true));
    }

    private static List<BigFraction> numbers(int... values) {
        return Arrays.stream(values).mapToObj(BigFraction::new).toList();
    }

    private static void assertProved(CoqExport export) throws IOException, InterruptedException {
        assertInstanceOf(Coqc.Judgement.Proved.class, InstalledCoq.check(export));
    }

    private static void assertRefused(String theorem, CoqExport export) throws IOException, InterruptedException {
        var refused = assertInstanceOf(Coqc.Judgement.Refused.class, InstalledCoq.check(export));
        assertTrue(refused.message().startsWith(theorem + ", line "), refused.message());
    }
}
