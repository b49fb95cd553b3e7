package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.strip.Expected.Finding;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs of tokens against the evaluator of the theory.
class TokenProgramTest {
    private static final Map<Term, Layout> LEAVES = Map.of(
            RandomTerm.QUERY,
            Layout.LANES,
            new Term.QueryPosition(),
            Layout.LANES,
            RandomTerm.TOTAL,
            Layout.UNIFORM,
            new Term.KeyCount(),
            Layout.UNIFORM);

    private static Setting setting(Tokens tokens) {
        return new Setting(Map.of("d", tokens.d()), Map.of());
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void randomNumbersVectorsAndMatricesAreWithinTheirBounds(Loops loops) {
        var total = new EnumMap<Finding, Integer>(Finding.class);
        for (int seed = 0; seed < 3000; seed++) {
            var tokens = Tokens.random(1 + seed % loops.lanes(), 3, 1 + seed % 5, seed);
            var terms = List.of(RandomTerm.ofQuery(seed), RandomTerm.ofQuery(-seed));
            var program = TokenProgram.of(terms, LEAVES, setting(tokens), loops);
            var machine = Pairs.side(program, tokens, tokens.q(), tokens.queries());
            var found = findings(terms, tokens, machine, program);
            int at = seed;
            assertTrue(!found.containsKey(Finding.DIFFERS), () -> "seed " + at + ": " + found + " for " + terms);
            found.forEach((finding, count) -> total.merge(finding, count, Integer::sum));
        }
        assertTrue(total.get(Finding.AGREES) > 20_000, total::toString);
    }

    /// Of the last token, which is the one next to the padding.
    private static Map<Finding, Integer> findings(
            List<Term> terms, Tokens tokens, TokenMachine machine, TokenProgram program) {
        var found = new EnumMap<Finding, Integer>(Finding.class);
        int query = tokens.queries() - 1;
        var expected = new Expected(tokens, query);
        for (int root = 0; root < terms.size(); root++) {
            var values = machine.root(root);
            for (int entry = 0; entry < program.size(root); entry++) {
                float value = values.data()[values.at(entry) + (values.spread() ? 0 : query)];
                found.merge(expected.compare(terms.get(root), 0, entry, value), 1, Integer::sum);
            }
        }
        return found;
    }

    @Test
    void aMachineThatRunsAgainForgetsTheTokensBefore() {
        var loops = Loops.preferred();
        var first = Tokens.random(5, 1, 4, 1);
        var second = Tokens.random(5, 1, 4, 2);
        var square = new Term.Apply(Pointwise.EXP, List.of(RandomTerm.QUERY), RandomTerm.VECTOR);
        var program = TokenProgram.of(List.of(square), LEAVES, setting(first), loops);
        var alone = Pairs.side(program, second, second.q(), 5);
        var machine = Pairs.side(program, first, first.q(), 5);
        var panel = new float[4 * loops.lanes()];
        loops.pack(second.q(), 0, 4, 4, 5, panel, 0);
        machine.bind(program.leaf(RandomTerm.QUERY), Operand.panel(panel, 0, loops.lanes()));
        machine.run();
        var expected = new float[program.stored()];
        var actual = new float[program.stored()];
        alone.store(expected, 0);
        machine.store(actual, 0);
        assertArrayEquals(expected, actual);
    }

    @Test
    void whatIsWrittenTwiceIsComputedOnce() {
        var exponential = new Term.Apply(Pointwise.EXP, List.of(RandomTerm.QUERY), RandomTerm.VECTOR);
        var sum = new Term.Apply(Pointwise.ADD, List.of(exponential, exponential), RandomTerm.VECTOR);
        var program = TokenProgram.of(
                List.of(sum, exponential), LEAVES, new Setting(Map.of("d", 3), Map.of()), Loops.preferred());
        assertEquals(3, program.steps().size());
    }

    @Test
    void aChainOfFunctionsStaysInOneStrip() {
        Term chain = RandomTerm.QUERY;
        for (int link = 0; link < 9; link++) {
            chain = new Term.Apply(link % 2 == 0 ? Pointwise.ABS : Pointwise.SQRT, List.of(chain), RandomTerm.VECTOR);
        }
        var loops = Loops.preferred();
        var program = TokenProgram.of(List.of(chain), LEAVES, new Setting(Map.of("d", 3), Map.of()), loops);
        assertEquals(3 * loops.lanes(), program.scratch());
    }

    @Test
    void anEntryThatComesOfItsOwnEntryAloneMayLieAnywhere() {
        assertTrue(isEntrywise(relu(RandomTerm.QUERY)));
        assertTrue(isEntrywise(over(relu(RandomTerm.QUERY), new Term.KeyCount())));
    }

    @Test
    void anEntryThatHearsOfOthersOrOfItsPlaceMayNot() {
        var reversed = new Term.Roll(RandomTerm.QUERY, 1);
        var largest = new Term.OverEntries(Term.Reduction.MAX, RandomTerm.QUERY);
        assertFalse(isEntrywise(relu(reversed)));
        assertFalse(isEntrywise(over(RandomTerm.QUERY, largest)));
        assertFalse(isEntrywise(over(RandomTerm.QUERY, new Term.QueryPosition())));
    }

    private static Term relu(Term vector) {
        return new Term.Apply(Pointwise.RELU, List.of(vector), RandomTerm.VECTOR);
    }

    private static Term over(Term vector, Term number) {
        return new Term.Apply(Pointwise.DIVIDE, List.of(vector, number), RandomTerm.VECTOR);
    }

    private static boolean isEntrywise(Term root) {
        var setting = new Setting(Map.of("d", 3), Map.of());
        return TokenProgram.of(List.of(root), LEAVES, setting, Loops.preferred())
                .isEntrywise();
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void theInverseOfAParameterIsComputedOnceForAllTokens(Loops loops) {
        var matrix = new Parameter("A", RandomTerm.MATRIX, Parameter.Origin.GIVEN, Optional.empty());
        var solved = new Term.Product(
                new Term.Inverse(new Term.ParameterValue(matrix)), RandomTerm.QUERY, RandomTerm.VECTOR);
        var setting = new Setting(Map.of("d", 2), Map.of("A", new double[][] {{1, 1}, {0, 2}}));
        var program = TokenProgram.of(List.of(solved), LEAVES, setting, loops);
        var tokens = new Tokens(1, 1, 2, new float[] {3, 4}, new float[2]);
        var machine = Pairs.side(program, tokens, tokens.q(), 1);
        var panel = machine.root(0);
        assertEquals(1, panel.data()[panel.at(0)]);
        assertEquals(2, panel.data()[panel.at(1)]);
    }

    @Test
    void eluAndOneStaysPositive() {
        var one = new Term.Constant(BigFraction.ONE);
        var elu = new Term.Apply(Pointwise.ELU, List.of(RandomTerm.QUERY), RandomTerm.VECTOR);
        var sums = List.<Term>of(
                new Term.Apply(Pointwise.ADD, List.of(elu, one), RandomTerm.VECTOR),
                new Term.Apply(Pointwise.ADD, List.of(one, elu), RandomTerm.VECTOR),
                new Term.Apply(Pointwise.ADD, List.of(elu, elu), RandomTerm.VECTOR));
        var loops = Loops.preferred();
        var program = TokenProgram.of(sums, LEAVES, new Setting(Map.of("d", 1), Map.of()), loops);
        var machine = Pairs.side(program, new Tokens(1, 1, 1, new float[] {-30}, new float[1]), new float[] {-30}, 1);
        for (int root = 0; root < 2; root++) {
            float value = machine.root(root).data()[machine.root(root).from()];
            assertEquals(Math.exp(-30), value, Accuracy.bound(Pointwise.EXP, Math.exp(-30)));
        }
        assertEquals(-2, machine.root(2).data()[machine.root(2).from()]);
    }

    @Test
    void aParameterOfAnotherShapeIsRefused() {
        var vector = new Parameter("w", RandomTerm.VECTOR, Parameter.Origin.GIVEN, Optional.empty());
        var term = new Term.Dot(new Term.ParameterValue(vector), RandomTerm.QUERY);
        var setting = new Setting(Map.of("d", 3), Map.of("w", new double[][] {{1, 2}}));
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> TokenProgram.of(List.of(term), LEAVES, setting, Loops.preferred()));
        assertEquals("parameter w: expected 3 numbers, got 2", refusal.getMessage());
    }

    @Test
    void aLeafThatIsNotBoundIsMissed() {
        var setting = new Setting(Map.of("d", 3), Map.of());
        var program = TokenProgram.of(List.of(RandomTerm.QUERY), LEAVES, setting, Loops.preferred());
        var machine = program.on(new float[program.scratch()], 0);
        assertThrows(IllegalStateException.class, machine::prepare);
    }

    @Test
    void aUniformRootIsRoundedOnce() {
        var third = new Term.Constant(new BigFraction(1, 3));
        var sum = new Term.Apply(Pointwise.ADD, List.of(third, third), Shape.NUMBER);
        var program = TokenProgram.of(List.of(sum), LEAVES, new Setting(Map.of("d", 1), Map.of()), Loops.preferred());
        var machine = program.on(Tokens.poisoned(program.scratch()), 0);
        machine.prepare();
        machine.run();
        assertEquals(Layout.UNIFORM, program.layout(0));
        assertEquals((float) (2 / 3.0), machine.root(0).data()[machine.root(0).from()]);
    }
}
