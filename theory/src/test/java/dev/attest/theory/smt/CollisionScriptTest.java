package dev.attest.theory.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Undefined;
import org.junit.jupiter.api.Test;

final class CollisionScriptTest {
    @Test
    void aScoreOfWidthOneIsWrittenOut() {
        assertEquals("""
                ; line: do two different queries q and p have one row?
                ; unsat: no, for the keys below. sat: yes, those of the model.
                ; keys: [[1], [2]]
                (set-option :produce-models true)
                (set-logic QF_NRA)
                (declare-fun q0 () Real)
                (declare-fun p0 () Real)
                (assert (distinct q0 p0))
                (assert (= q0 p0))
                (assert (= (* q0 2.0) (* p0 2.0)))
                (check-sat)
                (get-value (q0 p0))
                """, script("name line\nscore = dot(q, k)\n", 1, 2));
    }

    @Test
    void whatADefinitionNeedsToBeDefinedIsAsserted() {
        var text = script("weight = 1 / dot(q, k)\n", 1, 1);
        assertTrue(text.contains("(assert (distinct q0 0.0))"), text);
        assertFalse(script("weight = dot(q, k) / 2\n", 1, 1).contains("(distinct q0 0.0)"));
    }

    @Test
    void aRootIsAVariableWithItsSquare() {
        var text = script("weight = sqrt(dot(q, k))\n", 1, 1);
        assertTrue(text.contains("(assert (= (* root0 root0) q0))"), text);
        assertTrue(text.contains("(assert (>= root0 0.0))"), text);
    }

    @Test
    void anExactRootIsANumber() {
        assertFalse(script("weight = dot(q, k) / sqrt(d)\n", 4, 1).contains("root"));
    }

    @Test
    void aPiecewiseFunctionIsAnIte() {
        var text = script("weight = relu(dot(q, k))\n", 1, 1);
        assertTrue(text.contains("(ite (>= q0 0.0) q0 0.0)"), text);
    }

    @Test
    void aTranscendentalFunctionIsDeclinedByName() {
        var declined = assertThrows(Declined.class, () -> script("weight = sin(dot(q, k))\n", 1, 1));
        assertTrue(String.valueOf(declined.getMessage()).contains("sin"), declined.getMessage());
    }

    @Test
    void aRowThatIsDefinedNowhereIsSaidToBe() {
        assertThrows(Undefined.class, () -> script("weight = dot(q, k) / (d - 2)\n", 2, 1));
    }

    private static String script(String definition, int d, int n) {
        return CollisionScript.of(MechanismReader.parse(definition, "test.attn"), d, n);
    }
}
