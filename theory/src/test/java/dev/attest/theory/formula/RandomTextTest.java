package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.attest.theory.latex.Latex;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the text, the answer is a mechanism or a [MechanismException] with a message, and nothing is
/// printed.
class RandomTextTest {
    @Property(tries = 500, seed = "1")
    void anyText(@ForAll String text) {
        check(text);
        check("weight = " + text);
    }

    @Property(tries = 2000, seed = "2")
    void anyRowOfWords(@ForAll("words") String text) {
        check("weight = " + text);
        check(text);
    }

    @Property(tries = 1000, seed = "3")
    void anyMechanismWithAPieceReplaced(@ForAll("damaged") String text) {
        check(text);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "q",
                        "k",
                        "v",
                        "i",
                        "j",
                        "n",
                        "d",
                        "dv",
                        "m",
                        "pi",
                        "x",
                        "W",
                        "score",
                        "weight",
                        "output",
                        "phi",
                        "1",
                        "0.5",
                        "2e3",
                        "(",
                        ")",
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        ",",
                        "+",
                        "-",
                        "*",
                        "/",
                        "^",
                        "=",
                        "\n",
                        "\n  ",
                        "sum(",
                        "softmax(",
                        "dot(",
                        "norm(",
                        "concat(",
                        "eye(",
                        "roll(",
                        "max(",
                        "inverse(",
                        "param",
                        ":",
                        "scalar",
                        "matrix(",
                        "in",
                        "learned",
                        "drawn",
                        "name",
                        "causal",
                        "width",
                        "#",
                        "state",
                        "rope(")
                .list()
                .ofMaxSize(30)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<String> damaged() {
        return Combinators.combine(
                        Arbitraries.of(Blocks.mechanisms()),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 8),
                        words())
                .as(RandomTextTest::damage);
    }

    private static String damage(String text, int at, int length, String piece) {
        int from = at % text.length();
        return text.substring(0, from) + piece + text.substring(Math.min(text.length(), from + length));
    }

    private static void check(String text) {
        var printed = new ByteArrayOutputStream();
        var standard = System.out;
        var error = System.err;
        var capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(capture);
        System.setErr(capture);
        try {
            Latex.of(MechanismReader.parse(text, "random.attn"));
        } catch (MechanismException expected) {
            assertFalse(expected.getMessage().isBlank());
        } finally {
            System.setOut(standard);
            System.setErr(error);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }
}
