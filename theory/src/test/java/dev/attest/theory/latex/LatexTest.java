package dev.attest.theory.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Blocks;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.MechanismReader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatexTest {
    private static final String SUM = "o(q) &= \\sum_{j=1}^{n} a_{j}(q) \\, v_{j}";

    static Stream<String> mechanisms() {
        return Stream.concat(
                Blocks.mechanisms().stream(), Catalogue.names().stream().map(Catalogue::text));
    }

    private static String latex(String text) {
        return Latex.of(MechanismReader.parse(text, "mine.attn"));
    }

    private static String block(String... lines) {
        return "\\begin{aligned}\n" + String.join(" \\\\\n", lines) + "\n\\end{aligned}\n";
    }

    @Test
    void divisiveWeightsAreFractions() {
        assertEquals(
                block(
                        "\\phi(x) &= \\operatorname{ELU}(x) + 1",
                        "s_{j} &= \\langle \\phi(q), \\phi(k_{j}) \\rangle",
                        "a_{j}(q) &= \\frac{s_{j}}{\\sum_{l=1}^{n} s_{l}}",
                        SUM),
                Latex.of(Catalogue.mechanism("elu1-linear")));
    }

    @Test
    void subtractiveWeightsShowTheMean() {
        var lines = Latex.of(Catalogue.mechanism("inline")).lines().toList();
        assertEquals("a_{j}(q) &= s_{j} - \\frac{1}{n} \\sum_{l=1}^{n} s_{l} + \\frac{1}{n} \\\\", lines.get(3));
    }

    @Test
    void softmaxIsWrittenOut() {
        assertEquals(
                block(
                        "a_{j}(q) &= \\frac{\\exp(\\langle q, k_{j} \\rangle)}"
                                + "{\\sum_{l=1}^{n} \\exp(\\langle q, k_{l} \\rangle)}",
                        SUM),
                latex("weight = softmax(dot(q, k))"));
    }

    @Test
    void anArgumentThatAMacroRunsOverCarriesTheKey() {
        assertEquals(
                block(
                        "\\mathrm{centre}_{j}(x) &= x_{j} - \\frac{1}{n} \\sum_{l=1}^{n} x_{l}",
                        "a_{j}(q) &= \\mathrm{centre}_{j}(\\langle q, k_{\\cdot} \\rangle)", SUM),
                latex("centre(x) = x - mean(x)\nweight = centre(dot(q, k))"));
    }

    @Test
    void parenthesesStandOnlyWhereTheyAreNeeded() {
        assertEquals(
                block(
                        "a(q) &= (1 - (2 - 3)) \\, {(-n)}^{2} - 4 + 2 \\cdot 3",
                        "o(q) &= \\sum_{j=1}^{n} a(q) \\, v_{j}"),
                latex("weight = (1 - (2 - 3)) * (-n)^2 - (4) + (2 * 3)"));
    }

    @Test
    void aCausalSumEndsAtTheQueryAndPositionsStartAtZero() {
        assertTrue(latex("causal\nscore = 1").contains("\\sum_{j=0}^{i}"));
        assertTrue(latex("weight = i - j").contains("\\sum_{j=0}^{n-1}"));
        assertFalse(latex("weight = 1/n").contains("=0"));
    }

    @Test
    void parametersAndWidthsComeFirst() {
        assertEquals(
                block(
                        "d &= 2",
                        "W &\\in \\mathbb{R}^{(2m + 1) \\times 2} \\quad \\text{(drawn, normal)}",
                        "\\gamma &\\in (0, 1/2]",
                        "t &= 0.5",
                        "a_{j}(q) &= \\gamma \\, \\langle W \\, q, t \\, W \\, k_{j} \\rangle",
                        SUM),
                latex("""
                        width d = 2
                        param W : matrix(2 * m + 1, d) drawn normal
                        param gamma : scalar in (0, 1/2]
                        param t : scalar = 0.5
                        weight = gamma * dot(W * q, t * W * k)
                        """));
    }

    @Test
    void lettersThatTheFileUsesAreNotTakenForScoreAndWeight() {
        var latex = latex("s = 1\nscore = s * dot(q, k)\na(x) = x\nweight = a(score)");
        assertTrue(latex.contains("\\mathrm{score}_{j} &= s \\, \\langle q, k_{j} \\rangle"));
        assertTrue(latex.contains("\\mathrm{weight}_{j}(q) &= a(\\mathrm{score}_{j})"));
    }

    @Test
    void aDocumentIsCompleteAndEscapesItsText() {
        var document = Latex.document(MechanismReader.parse("title 50% & more_of #1\nweight = 1", "mine.attn"));
        assertTrue(document.startsWith("\\documentclass{article}\n"));
        assertTrue(document.contains("\\section*{50\\% \\& more\\_of}"));
        assertTrue(document.contains("\\[\n" + latex("weight = 1") + "\\]\n"));
        assertTrue(document.endsWith("\\end{document}\n"));
        assertFalse(document.contains("Source:"));
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void bracesBalanceAndBracketsComeInPairs(String text) {
        var latex = Latex.document(MechanismReader.parse(text, "mine.attn"));
        int depth = 0;
        for (int index = 0; index < latex.length(); index++) {
            boolean escaped = index > 0 && latex.charAt(index - 1) == '\\';
            depth += escaped ? 0 : latex.charAt(index) == '{' ? 1 : latex.charAt(index) == '}' ? -1 : 0;
            assertTrue(depth >= 0, latex);
        }
        assertEquals(0, depth, latex);
        assertEquals(count(latex, "\\left"), count(latex, "\\right"), latex);
        assertFalse(latex.contains("}_{j}_{") || latex.contains("}}^{2}^{"), latex);
    }

    private static int count(String text, String piece) {
        return text.split(Pattern.quote(piece) + "(?![a-z])", -1).length;
    }
}
