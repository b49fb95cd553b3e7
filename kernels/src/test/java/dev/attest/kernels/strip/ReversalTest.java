package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.reference.Tape;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Terms in reverse against the tape, with the bound on rounding that the tape carries along.
class ReversalTest {
    /// A reversal may multiply in another order than the tape, which costs each factor once more.
    private static final double ORDER = 4;

    private static final Map<Term, Layout> LEAVES = Map.of(
            RandomTerm.QUERY,
            Layout.LANES,
            new Term.QueryPosition(),
            Layout.LANES,
            RandomTerm.TOTAL,
            Layout.UNIFORM,
            new Term.KeyCount(),
            Layout.UNIFORM);

    private int compared;
    private int undefined;

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void randomTermsInReverseAreWithinTheBoundsOfTheTape(Loops loops) {
        for (int seed = 0; seed < 3000; seed++) {
            var tokens = Tokens.random(1 + seed % loops.lanes(), 3, 1 + seed % 5, seed);
            compare(RandomTerm.ofQuery(seed), tokens, seed, loops, 0);
        }
        assertTrue(compared > 5_000, () -> compared + " compared, " + undefined + " undefined");
    }

    /// @param wrong added to the adjoint that the reversal gets
    private boolean compare(Term term, Tokens tokens, int seed, Loops loops, float wrong) {
        var setting = new Setting(Map.of("d", tokens.d()), Map.of());
        int size = setting.size(term.shape());
        var adjoint = new Parameter("adjoint", term.shape(), Parameter.Origin.GIVEN, Optional.empty());
        var seeds = new float[size];
        var random = new SplittableRandom(seed);
        for (int entry = 0; entry < size; entry++) {
            seeds[entry] = random.nextInt(-16, 17) / 8f;
        }
        List<List<Single>> expected;
        try {
            expected = expected(term, tokens, seeds);
        } catch (Undefined | Declined unknown) {
            undefined++;
            return true;
        }
        var wanted = List.of(RandomTerm.QUERY, RandomTerm.TOTAL);
        var reversal = Reversal.of(List.of(term), List.of(adjoint), LEAVES, wanted, setting, loops);
        var machine = machine(reversal, tokens, adjoint, seeds, wrong);
        boolean same = true;
        for (int leaf = 0; leaf < wanted.size(); leaf++) {
            var root = reversal.found().get(wanted.get(leaf));
            for (int entry = 0; entry < tokens.d(); entry++) {
                float got = root == null
                        ? 0
                        : machine.root(root).data()[machine.root(root).at(entry) + tokens.queries() - 1];
                var single = expected.get(leaf).get(entry);
                boolean agrees = Math.abs(got - single.value()) <= ORDER * single.error() + Accuracy.FLUSHED;
                int place = entry;
                assertTrue(
                        agrees || wrong != 0,
                        () -> "seed " + seed + ", entry " + place + ": expected " + single + ", got " + got + " for "
                                + term);
                same &= agrees;
                compared++;
            }
        }
        return same;
    }

    private static TokenMachine machine(
            Reversal reversal, Tokens tokens, Parameter adjoint, float[] seeds, float wrong) {
        var program = reversal.program();
        var loops = program.loops();
        int lanes = loops.lanes();
        var panel = new float[(tokens.d() + 1) * lanes];
        loops.pack(tokens.q(), 0, tokens.d(), tokens.d(), tokens.queries(), panel, 0);
        loops.pack(Tokens.positions(0, tokens.queries()), 0, 1, 1, tokens.queries(), panel, tokens.d() * lanes);
        var given = new float[seeds.length * lanes];
        for (int place = 0; place < given.length; place++) {
            given[place] = seeds[place / lanes] + wrong;
        }
        var machine = program.on(Tokens.poisoned(program.scratch() + 5), 5);
        machine.bind(program.leaf(RandomTerm.QUERY), Operand.panel(panel, 0, lanes));
        machine.bind(program.leaf(new Term.QueryPosition()), Operand.panel(panel, tokens.d() * lanes, lanes));
        machine.bind(program.leaf(RandomTerm.TOTAL), Operand.column(tokens.total(), 0, 1));
        machine.bind(program.leaf(new Term.KeyCount()), Operand.number(new float[] {tokens.keys()}, 0));
        machine.bind(program.leaf(new Term.ParameterValue(adjoint)), Operand.panel(given, 0, lanes));
        machine.prepare();
        machine.run();
        return machine;
    }

    /// The gradient by the last query, and by the first key, which is that by the sum of the keys.
    private static List<List<Single>> expected(Term term, Tokens tokens, float[] seeds) {
        var tape = new Tape<>(new SingleBounds());
        int last = tokens.queries() - 1;
        var query = variables(tape, tokens.q(), last * tokens.d(), tokens.d());
        var keys = new ArrayList<List<Tape.Traced<Single>>>();
        for (int key = 0; key < tokens.keys(); key++) {
            keys.add(variables(tape, tokens.k(), key * tokens.d(), tokens.d()));
        }
        int count = tape.length();
        var inputs = new Inputs<>(Map.of("d", tokens.d()), query, keys, List.of(), last, List.of(), Map.of());
        var outputs = new Evaluator<>(tape, mechanism(), inputs)
                .entries(term, Map.of())
                .values();
        var given = new ArrayList<Single>();
        for (float seed : seeds) {
            given.add(new Single(seed, 0));
        }
        var found = tape.adjoints(outputs, given, count);
        return List.of(found.subList(0, tokens.d()), found.subList(tokens.d(), 2 * tokens.d()));
    }

    private static Mechanism mechanism() {
        var none = new Term.Pi();
        return new Mechanism(
                "random",
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of(),
                List.of(),
                Optional.empty(),
                none,
                none,
                List.of(),
                "",
                List.of());
    }

    private static List<Tape.Traced<Single>> variables(Tape<Single> tape, float[] numbers, int from, int count) {
        var variables = new ArrayList<Tape.Traced<Single>>();
        for (int entry = 0; entry < count; entry++) {
            variables.add(tape.variable(new Single(numbers[from + entry], 0)));
        }
        return variables;
    }

    @Test
    void aWrongAdjointShows() {
        var tokens = Tokens.random(3, 3, 4, 1);
        var square = new Term.Apply(
                Pointwise.POWER, List.of(RandomTerm.QUERY, new Term.Constant(new BigFraction(2))), RandomTerm.VECTOR);
        assertTrue(compare(square, tokens, 1, Loops.preferred(), 0));
        assertEquals(false, compare(square, tokens, 1, Loops.preferred(), 1));
    }

    @Test
    void whatNothingDependsOnHasNoAdjoint() {
        var setting = new Setting(Map.of("d", 3), Map.of());
        var adjoint = new Parameter("adjoint", Shape.NUMBER, Parameter.Origin.GIVEN, Optional.empty());
        var sign =
                new Term.Apply(Pointwise.SIGN, List.of(new Term.Dot(RandomTerm.QUERY, RandomTerm.QUERY)), Shape.NUMBER);
        var wanted = List.of(RandomTerm.QUERY, RandomTerm.TOTAL);
        var reversal = Reversal.of(List.of(sign), List.of(adjoint), LEAVES, wanted, setting, Loops.preferred());
        assertEquals(Map.of(), reversal.found());
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void kinksHaveTheSlopesThatAreStated(Loops loops) {
        assertEquals(0, slopeAtZero(Pointwise.RELU, loops));
        assertEquals(0, slopeAtZero(Pointwise.ABS, loops));
        assertEquals(1, slopeAtZero(Pointwise.ELU, loops));
    }

    private static float slopeAtZero(Pointwise function, Loops loops) {
        var setting = new Setting(Map.of("d", 1), Map.of());
        var adjoint = new Parameter("adjoint", RandomTerm.VECTOR, Parameter.Origin.GIVEN, Optional.empty());
        var term = new Term.Apply(function, List.of(RandomTerm.QUERY), RandomTerm.VECTOR);
        var reversal = Reversal.of(List.of(term), List.of(adjoint), LEAVES, List.of(RandomTerm.QUERY), setting, loops);
        var tokens = new Tokens(1, 1, 1, new float[1], new float[1]);
        var root = machine(reversal, tokens, adjoint, new float[] {1}, 0).root(0);
        return root.data()[root.from()];
    }
}
