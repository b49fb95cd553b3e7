package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.strip.Expected.Finding;
import dev.attest.theory.formula.Term;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs of pairs against the evaluator of the theory.
class PairProgramTest {
    private static final Map<Term, Layout> LEAVES = Map.of(
            RandomTerm.QUERY,
            Layout.LANES,
            new Term.QueryPosition(),
            Layout.LANES,
            RandomTerm.KEY,
            Layout.KEYS,
            new Term.KeyPosition(Term.HERE),
            Layout.KEYS,
            RandomTerm.TOTAL,
            Layout.UNIFORM,
            new Term.KeyCount(),
            Layout.UNIFORM);

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void randomTermsAreWithinTheirBounds(Loops loops) {
        var total = new EnumMap<Finding, Integer>(Finding.class);
        int keyByKey = 0;
        for (int seed = 0; seed < 3000; seed++) {
            var tokens = Tokens.random(3, 1 + seed % 5, 1 + seed % 4, seed);
            var term = RandomTerm.ofPair(seed);
            var program = program(term, tokens, loops);
            var found = findings(term, tokens, Pairs.run(program, tokens), loops);
            int at = seed;
            boolean agrees = !found.containsKey(Finding.DIFFERS) && !found.containsKey(Finding.UNDEFINED);
            assertTrue(agrees, () -> "seed " + at + ": " + found + " for " + term);
            found.forEach((finding, count) -> total.merge(finding, count, Integer::sum));
            keyByKey += program.goesKeyByKey() ? 1 : 0;
        }
        assertTrue(total.get(Finding.AGREES) > 10_000, total::toString);
        assertTrue(total.get(Finding.UNDEFINED_IN_BOTH) > 1_000, total::toString);
        assertTrue(keyByKey > 300, "terms with a vector for each pair: " + keyByKey);
    }

    private static PairProgram program(Term term, Tokens tokens, Loops loops) {
        return PairProgram.of(term, LEAVES, new Setting(Map.of("d", tokens.d()), Map.of()), loops);
    }

    private static Map<Finding, Integer> findings(Term term, Tokens tokens, float[] pairs, Loops loops) {
        var found = new EnumMap<Finding, Integer>(Finding.class);
        for (int query = 0; query < tokens.queries(); query++) {
            var expected = new Expected(tokens, query);
            for (int key = 0; key < tokens.keys(); key++) {
                found.merge(expected.compare(term, key, 0, pairs[key * loops.lanes() + query]), 1, Integer::sum);
            }
        }
        return found;
    }

    @Test
    void thePairsOfOtherTokensAreCaught() {
        var loops = Loops.preferred();
        var term = new Term.Dot(RandomTerm.QUERY, RandomTerm.KEY);
        var tokens = Tokens.random(3, 4, 5, 1);
        var pairs = Pairs.run(program(term, tokens, loops), Tokens.random(3, 4, 5, 2));
        assertTrue(findings(term, tokens, pairs, loops).containsKey(Finding.DIFFERS));
    }

    @Test
    void oneRoundingTooManyIsCaught() {
        var loops = Loops.preferred();
        var term = new Term.Dot(RandomTerm.QUERY, RandomTerm.KEY);
        var tokens = Tokens.random(1, 1, 1, 3);
        var pairs = Pairs.run(program(term, tokens, loops), tokens);
        assertNotEquals(0, pairs[0]);
        pairs[0] += 2 * Math.ulp(pairs[0]);
        assertEquals(Map.of(Finding.DIFFERS, 1), findings(term, tokens, pairs, loops));
    }

    /// Twice, next to one another in one array.
    @Test
    void machinesWriteNowhereButInTheirScratch() {
        var loops = Loops.preferred();
        for (int seed = 0; seed < 300; seed++) {
            var tokens = Tokens.random(2, 1 + seed % 4, 1 + seed % 3, seed);
            var program = program(RandomTerm.ofPair(seed), tokens, loops);
            int length = program.scratch(tokens.keys());
            var scratch = Tokens.poisoned(2 * length + 2);
            var first = Pairs.machine(program, tokens, scratch, 1);
            var other = Pairs.machine(program, Tokens.random(2, tokens.keys(), tokens.d(), -1), scratch, 1 + length);
            var expected = Pairs.run(program, tokens);
            other.run(tokens.keys(), Tokens.poisoned(expected.length), 0);
            var out = Tokens.poisoned(expected.length);
            first.run(tokens.keys(), out, 0);
            assertArrayEquals(expected, out);
            assertTrue(Float.isNaN(scratch[0]) && Float.isNaN(scratch[2 * length + 1]));
        }
    }

    @Test
    void aKeySideThatIsNotHandedInIsMissed() {
        var tokens = Tokens.random(1, 1, 1, 3);
        var program = program(new Term.Dot(RandomTerm.QUERY, RandomTerm.KEY), tokens, Loops.preferred());
        var machine = program.on(new float[program.scratch(1)], 0, 1);
        machine.query(
                0,
                Operand.panel(
                        new float[program.loops().lanes()], 0, program.loops().lanes()));
        assertThrows(IllegalStateException.class, () -> machine.run(1, new float[0], 0));
    }

    @Test
    void aSumOverKeysThatIsNotHandedInIsRefused() {
        var body = new Term.Dot(RandomTerm.QUERY, new Term.Key("l", RandomTerm.VECTOR));
        var term = new Term.OverKeys(Term.Reduction.SUM, "l", body);
        var setting = new Setting(Map.of("d", 3), Map.of());
        var refusal = assertThrows(NotStrippable.class, () -> PairProgram.of(term, LEAVES, setting, Loops.preferred()));
        assertEquals("a reduction over the keys is no part of this strip and is not handed in", refusal.getMessage());
    }

    @Test
    void theInverseOfAMatrixForEachTokenIsRefused() {
        var outer = new Term.Outer(RandomTerm.QUERY, RandomTerm.QUERY, RandomTerm.MATRIX);
        var moved = new Term.Product(new Term.Inverse(outer), RandomTerm.QUERY, RandomTerm.VECTOR);
        var term = new Term.Dot(moved, RandomTerm.KEY);
        var setting = new Setting(Map.of("d", 3), Map.of());
        assertThrows(NotStrippable.class, () -> PairProgram.of(term, LEAVES, setting, Loops.preferred()));
    }
}
