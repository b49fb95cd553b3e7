package dev.attest.kernels.family;

import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The features of keys, block after block: those of the form, each once.
final class Features {
    private final List<Summand.Features> blocks;
    private final Vocabulary vocabulary;
    private final KeySide keys;
    private final int[] offsets;
    private final int[] widths;
    private final boolean[] isOne;
    private final int width;
    private final int scratch;
    private final boolean areKeys;

    Features(SeparableForm form, Vocabulary vocabulary) {
        this.blocks = form.features();
        this.vocabulary = vocabulary;
        var roots = new ArrayList<Term>();
        this.offsets = new int[blocks.size()];
        this.widths = new int[blocks.size()];
        this.isOne = new boolean[blocks.size()];
        int at = 0;
        for (int block = 0; block < offsets.length; block++) {
            roots.add(blocks.get(block).key());
            roots.addAll(blocks.get(block).vectors());
            offsets[block] = at;
            isOne[block] = isOne(blocks.get(block).key());
            widths[block] = computedWidth(blocks.get(block));
            at += widths[block];
        }
        this.width = at;
        var leaves = vocabulary.leaves(roots, Layout.LANES);
        this.keys = new KeySide(
                TokenProgram.of(roots, leaves, vocabulary.setting(), vocabulary.loops()), leaves, vocabulary);
        this.scratch = Math.addExact(Math.multiplyExact(width + 1, vocabulary.lanes()), keys.scratch());
        this.areKeys =
                blocks.stream().flatMap(block -> block.vectors().stream()).allMatch(Term.Key.class::isInstance);
    }

    /// Whether features may stay as the keys lie in memory: each is 1 or an entry of an entrywise vector.
    boolean areEntrywise() {
        int root = 0;
        for (int block = 0; block < offsets.length; block++) {
            int vectors = blocks.get(block).vectors().size();
            if (!isOne[block] || vectors > 1 || (vectors == 1 && !isOfWholeVectors(root + 1))) {
                return false;
            }
            root += 1 + vectors;
        }
        return keys.program().isEntrywise();
    }

    private boolean isOfWholeVectors(int root) {
        return keys.program().layout(root) == Layout.LANES
                && keys.program().size(root) % vocabulary.loops().vector() == 0;
    }

    static boolean isOne(Term number) {
        return ExactNumber.of(number).filter(BigFraction.ONE::equals).isPresent();
    }

    private int computedWidth(Summand.Features block) {
        return Math.toIntExact(block.width(vocabulary.setting().widths()));
    }

    int width() {
        return width;
    }

    /// The number of the block that a summand belongs to.
    int block(Summand summand) {
        return blocks.indexOf(summand.features());
    }

    int offset(int block) {
        return offsets[block];
    }

    int width(int block) {
        return widths[block];
    }

    /// Numbers of scratch memory: the panel of features, a row, and the program's own.
    int scratch() {
        return scratch;
    }

    Machine on(float[] scratch, int from) {
        return new Machine(scratch, from);
    }

    /// Computes the features of panels of keys, for one thread.
    final class Machine {
        private final KeySide.Machine machine;
        private final float[] scratch;
        private final int panel;
        private final List<List<Kronecker.Factor>> factors = new ArrayList<>();
        private final List<Operand> numbers = new ArrayList<>();

        Machine(float[] scratch, int from) {
            this.scratch = scratch;
            this.panel = from;
            this.machine = keys.on(scratch, from + (width + 1) * vocabulary.lanes());
            int root = 0;
            for (int block = 0; block < offsets.length; block++) {
                numbers.add(isOne[block] ? Kronecker.ONE : machine.results().root(root));
                root++;
                var vectors = new ArrayList<Kronecker.Factor>();
                for (int vector = 0; vector < blocks.get(block).vectors().size(); vector++) {
                    vectors.add(new Kronecker.Factor(
                            machine.results().root(root), keys.program().size(root)));
                    root++;
                }
                factors.add(List.copyOf(vectors));
            }
        }

        /// Where the panel `[width][lanes]` is.
        int panel() {
            return panel;
        }

        void run(HeadView head, Quantities.Of quantities, int first, int count) {
            machine.run(head, quantities, first, count);
            int lanes = vocabulary.lanes();
            for (int block = 0; block < offsets.length; block++) {
                int to = panel + offsets[block] * lanes;
                int row = panel + width * lanes;
                Kronecker.fill(vocabulary.loops(), numbers.get(block), factors.get(block), scratch, to, row);
            }
        }

        /// Adds entrywise features of keys to sums, and leaves no panel.
        void add(
                FeatureSums states,
                HeadView head,
                Quantities.Of quantities,
                int first,
                int count,
                Groundwork.ValueRows values,
                float[] sums,
                int to) {
            if (!areKeys) {
                machine.runTokens(head, quantities, first, count);
            }
            int at = values.at() + first * states.step();
            for (int block = 0; block < offsets.length; block++) {
                int feature = offsets[block];
                if (factors.get(block).isEmpty()) {
                    states.addOne(feature, values.data(), at, count, sums, to);
                } else {
                    int some = widths[block];
                    var entries = factors.get(block).getFirst().entries();
                    var data = areKeys ? head.k() : entries.data();
                    int from = areKeys ? head.kAt() + first * some : entries.from();
                    states.addTokens(data, from, some, feature, some, values.data(), at, count, sums, to);
                }
            }
        }
    }
}
