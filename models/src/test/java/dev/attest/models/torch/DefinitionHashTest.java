package dev.attest.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalForm;
import org.junit.jupiter.api.Test;

class DefinitionHashTest {
    private static String hash(String output) {
        return DefinitionHash.of(MechanismReader.parse("weight = softmax(dot(q, k))\n" + output, "mine.attn"));
    }

    @Test
    void aSumOfWeightsTimesValuesIsNamedByItsRow() {
        var mechanism = MechanismReader.parse("weight = softmax(dot(q, k))\n", "mine.attn");
        assertEquals(NormalForm.hash(mechanism), DefinitionHash.of(mechanism));
        assertEquals(hash(""), hash("output = sum(weight * v)\n"));
    }

    @Test
    void anotherOutputHasAnotherName() {
        assertNotEquals(hash(""), hash("output = sum(weight * v) + vbar\n"));
        assertNotEquals(hash("output = 2 * sum(weight * v)\n"), hash("output = sum(weight * v) + vbar\n"));
    }
}
