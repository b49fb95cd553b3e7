package dev.attest.kernels.family;

import dev.attest.kernels.form.InnerProduct;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the rows bring to the features of the keys: a factor for each feature of the blocks that some summands
/// use. A block that several summands use gets the sum of their factors.
///
/// One summand alone, `row <u, w>`, may leave its number out of the factors: `<u, sum_j w_j v_j>` is then
/// multiplied by it, and u is computed once where sums of the same row meet the same features.
final class RowFactors {
    private final List<Summand> summands;
    private final Features features;
    private final Vocabulary vocabulary;
    private final TokenProgram program;
    private final int[] offsets;
    private final int[] blocks;
    private final boolean[] isAgain;
    private final List<Integer> used = new ArrayList<>();
    private final int width;
    private final boolean late;
    private final boolean leavesNumber;
    private final int together;
    private final Optional<RowFactors> shared;

    RowFactors(List<Summand> summands, Features features, Groundwork groundwork) {
        this(summands, features, groundwork, false, List.of());
    }

    /// Factors that leave out the number of a row where they can.
    ///
    /// @param before those whose vectors are there already
    static RowFactors late(List<Summand> summands, Features features, Groundwork groundwork, List<RowFactors> before) {
        boolean late = summands.size() == 1 && !summands.getFirst().products().isEmpty();
        return new RowFactors(summands, features, groundwork, late, before);
    }

    private RowFactors(
            List<Summand> summands, Features features, Groundwork groundwork, boolean late, List<RowFactors> before) {
        this.late = late;
        this.shared = before.stream()
                .filter(other -> late && other.late && other.shared.isEmpty())
                .filter(other -> other.vectors().equals(summands.getFirst().products())
                        && other.summands
                                .getFirst()
                                .features()
                                .equals(summands.getFirst().features()))
                .findFirst();
        this.summands = summands;
        this.features = features;
        this.vocabulary = groundwork.vocabulary();
        var roots = shared.isPresent() ? List.of(summands.getFirst().row()) : terms(summands);
        this.program = TokenProgram.of(roots, groundwork.rowLeaves(roots), vocabulary.setting(), vocabulary.loops());
        this.offsets = new int[summands.size()];
        this.blocks = summands.stream().mapToInt(features::block).toArray();
        this.isAgain = new boolean[blocks.length];
        int at = 0;
        for (int summand = 0; summand < blocks.length; summand++) {
            isAgain[summand] = used.contains(blocks[summand]);
            if (!isAgain[summand]) {
                used.add(blocks[summand]);
                at += features.width(blocks[summand]);
            }
        }
        this.width = at;
        for (int summand = 0; summand < offsets.length; summand++) {
            offsets[summand] = offset(blocks[summand]);
        }
        this.leavesNumber = late && !Features.isOne(summands.getFirst().row());
        this.together = together();
    }

    /// The first feature, if those that are used lie together in the order of their factors; else -1.
    private int together() {
        int first = features.offset(used.getFirst());
        return used.stream().allMatch(block -> features.offset(block) - first == offset(block)) ? first : -1;
    }

    private List<InnerProduct> vectors() {
        return summands.getFirst().products();
    }

    /// Those whose vectors these use; empty where they have their own.
    Optional<RowFactors> shared() {
        return shared;
    }

    static List<Term> terms(List<Summand> summands) {
        var roots = new ArrayList<Term>();
        for (var summand : summands) {
            roots.add(summand.row());
            summand.products().stream().map(InnerProduct::row).forEach(roots::add);
        }
        return roots;
    }

    private int offset(int block) {
        int at = 0;
        for (int before : used) {
            if (before == block) {
                break;
            }
            at += features.width(before);
        }
        return at;
    }

    /// The factors, as many again for one summand, a row, and the program's own.
    int scratch() {
        return Math.addExact(Math.multiplyExact(2 * width + 1, vocabulary.lanes()), program.scratch());
    }

    Machine on(TokenPanel rows, float[] scratch, int from) {
        return new Machine(rows, scratch, from);
    }

    /// Computes the factors of panels of rows and brings them together with features or their sums, for one
    /// thread.
    final class Machine {
        private final TokenMachine machine;
        private final float[] scratch;
        private final int panel;
        private final int single;
        private final List<Operand> numbers = new ArrayList<>();
        private final List<List<Kronecker.Factor>> factors = new ArrayList<>();
        private @Nullable Machine source;
        private int place;
        private int prepared = -1;

        Machine(TokenPanel rows, float[] scratch, int from) {
            int lanes = vocabulary.lanes();
            this.scratch = scratch;
            this.panel = from;
            this.place = from;
            this.single = from + width * lanes;
            this.machine = program.on(scratch, from + (2 * width + 1) * lanes);
            rows.bind(program, machine);
            int root = 0;
            for (int number = 0; number < offsets.length && shared.isEmpty(); number++) {
                numbers.add(machine.root(root));
                root++;
                var vectors = new ArrayList<Kronecker.Factor>();
                for (int vector = 0; vector < summands.get(number).products().size(); vector++) {
                    vectors.add(new Kronecker.Factor(machine.root(root), program.size(root)));
                    root++;
                }
                factors.add(List.copyOf(vectors));
            }
        }

        /// Takes the vectors from a machine that has run for the same rows.
        void use(Machine other) {
            source = other;
        }

        /// Where the factors of the first block are.
        private int place() {
            return source == null ? place : source.place();
        }

        /// Whether a tile that the other machine wrote is the one that this would write.
        boolean hasTileOf(@Nullable Machine other) {
            return source != null && source == other;
        }

        /// What is uniform is computed when the head is another than before.
        void run(int head) {
            if (head != prepared) {
                machine.prepare();
                prepared = head;
            }
            machine.run();
            if (!late) {
                fill();
            } else if (source == null) {
                fillLate();
            }
        }

        private void fillLate() {
            var first = machine.root(1);
            if (vectors().size() == 1 && !first.spread()) {
                place = first.from();
                return;
            }
            int row = single + width * vocabulary.lanes();
            Kronecker.fill(vocabulary.loops(), Kronecker.ONE, factors.getFirst(), scratch, panel, row);
        }

        void run() {
            machine.prepare();
            machine.run();
            fill();
        }

        private void fill() {
            for (int number = 0; number < offsets.length; number++) {
                add(number);
            }
        }

        private void add(int number) {
            int lanes = vocabulary.lanes();
            int to = panel + offsets[number] * lanes;
            boolean again = isAgain[number];
            int row = single + width * lanes;
            int at = again ? single : to;
            Kronecker.fill(vocabulary.loops(), numbers.get(number), factors.get(number), scratch, at, row);
            if (again) {
                var sum = Operand.panel(scratch, to, lanes);
                vocabulary
                        .loops()
                        .meet(
                                Pointwise.ADD,
                                sum,
                                Operand.panel(scratch, single, lanes),
                                scratch,
                                to,
                                features.width(blocks[number]));
            }
        }

        /// Adds `sum over features f of state(r, f) factor(f)` to rows `to` and on.
        ///
        /// @param at   of row 0 of the state, whose rows are `step` numbers apart
        void meet(float[] state, int at, int step, int rows, float[] out, int to) {
            product(state, at, step, 1, rows, out, to, true);
        }

        /// Writes the tile `[count][lanes]` of the inner products with the features of `count` keys, from
        /// their panel.
        void tile(float[] keys, int at, int count, float[] out, int to) {
            int lanes = vocabulary.lanes();
            product(keys, at, 1, lanes, count, out, to, false);
        }

        /// Writes rows `to` and on: `sum over features f of sums(f, r) factor(f)`.
        ///
        /// @param at   of the sums of feature 0
        /// @param step from one feature to the next
        void meetSums(float[] sums, int at, int step, int rows, float[] out, int to) {
            product(sums, at, 1, step, rows, out, to, false);
        }

        /// Writes a row of `step` numbers for each of `count` tokens, `sum over features f of sums(f)
        /// factor(f)` with the number that the factors leave out. The lanes are the entries of the row.
        ///
        /// @param at   of the sums of feature 0
        /// @param step from one feature to the next, a number of whole vectors
        void writeTokens(float[] sums, int at, int step, int count, float[] out, int to) {
            int factors = leavesNumber ? multiplied() : place();
            if (together >= 0) {
                writeTokens(width, factors, sums, at + together * step, step, count, out, to, false);
                return;
            }
            boolean more = false;
            for (int block : used) {
                int from = at + features.offset(block) * step;
                int own = factors + offset(block) * vocabulary.lanes();
                writeTokens(features.width(block), own, sums, from, step, count, out, to, more);
                more = true;
            }
        }

        private int multiplied() {
            var loops = vocabulary.loops();
            var panel = Operand.panel(scratch, place(), loops.lanes());
            loops.meet(Pointwise.MULTIPLY, panel, machine.root(0).repeated(), scratch, single, width);
            return single;
        }

        private void writeTokens(
                int inner,
                int factors,
                float[] sums,
                int from,
                int step,
                int count,
                float[] out,
                int to,
                boolean onto) {
            var loops = vocabulary.loops();
            int lanes = loops.lanes();
            int entry = 0;
            for (; entry + lanes <= step; entry += lanes) {
                int at = from + entry;
                loops.product(count, inner, scratch, factors, 1, lanes, sums, at, step, out, to + entry, step, onto);
            }
            if (entry < step) {
                for (int row = 0; !onto && row < count; row++) {
                    Arrays.fill(out, to + row * step + entry, to + (row + 1) * step, 0);
                }
                int rest = step - entry;
                int at = from + entry;
                loops.narrow(rest, count, inner, scratch, factors, 1, lanes, sums, at, step, out, to + entry, step);
            }
        }

        /// Multiplies rows by the number that the factors leave out.
        void scale(int rows, float[] out, int to) {
            if (leavesNumber) {
                var panel = Operand.panel(out, to, vocabulary.lanes());
                vocabulary
                        .loops()
                        .meet(Pointwise.MULTIPLY, panel, machine.root(0).repeated(), out, to, rows);
            }
        }

        private void product(float[] a, int at, int row, int feature, int rows, float[] out, int to, boolean onto) {
            int lanes = vocabulary.lanes();
            if (together >= 0) {
                int first = at + together * feature;
                vocabulary
                        .loops()
                        .product(rows, width, a, first, row, feature, scratch, place(), lanes, out, to, lanes, onto);
                return;
            }
            boolean more = onto;
            for (int block : used) {
                int from = at + features.offset(block) * feature;
                int factors = place() + offset(block) * lanes;
                int inner = features.width(block);
                vocabulary
                        .loops()
                        .product(rows, inner, a, from, row, feature, scratch, factors, lanes, out, to, lanes, more);
                more = true;
            }
        }
    }
}
