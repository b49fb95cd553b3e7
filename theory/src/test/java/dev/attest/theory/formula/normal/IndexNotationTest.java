package dev.attest.theory.formula.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.theory.formula.Mechanism;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read back, and nothing else is read.
class IndexNotationTest {
    private static final Map<String, SignSet> SYMBOLS =
            Map.of("c", SignSet.ANY, "W", SignSet.ANY, "delta", SignSet.POSITIVE);

    static Stream<Mechanism> mechanisms() {
        return NormalFormAgainstTextTest.mechanisms();
    }

    private static Polynomial read(String text) {
        return IndexNotation.read(text, SYMBOLS);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void readsBackWhatANormalFormWrites(Mechanism mechanism) {
        var signs = NormalForm.parameterSigns(mechanism);
        var form = NormalForm.of(mechanism);
        assertEquals(form.weight(), IndexNotation.read(form.weight().text(), signs));
        form.domain()
                .forEach(requirement -> assertEquals(
                        requirement.expression(),
                        IndexNotation.read(requirement.expression().text(), signs)));
    }

    @Test
    void bringsWhatItReadsToNormalForm() {
        assertEquals(read("sum(t1<d: q[t1]*k[j,t1])"), read("sum(u<d: k[j,u]*q[u])"));
        assertEquals(read("d*q[a1]^2"), read("sum(u<d: q[a1]*q[a1])"));
        assertEquals(read("q[0] + q[1]"), read("sum(u<2: q[u])"));
        assertNotEquals(read("sum(u<d: q[u]^2)"), read("sum(u<d: q[u])^2"));
    }

    @Test
    void aBoundNameHidesAFreeOne() {
        assertEquals(read("q[u]*sum(t<d: q[t])"), read("q[u]*sum(u<d: q[u])"));
        assertNotEquals(read("sum(t<d: q[t]*q[u])"), read("sum(u<d: q[u]*q[u])"));
    }

    @Test
    void parametersMayBeCalledDeltaOrC() {
        assertEquals("c*delta", read("delta*c").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q",
                "q[a1,a2]",
                "k[j]",
                "$S",
                "b",
                "q[a1] q[a2]",
                "sum(t<c: 1)",
                "sum(t<foo: 1)",
                "1/0",
                "q[a1]^",
                "0^-1",
                "2^65",
                "delta(a1,a2)^-1",
                "exp(",
                "W[",
                "tan(q[a1])",
                "d[a1]"
            })
    void refusesWhatIsNoPolynomial(String text) {
        assertThrows(IllegalArgumentException.class, () -> read(text));
    }
}
