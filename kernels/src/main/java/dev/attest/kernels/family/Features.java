package dev.attest.kernels.family;

import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.strip.Layout;
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
    private final boolean[] isOne;
    private final int width;

    Features(SeparableForm form, Vocabulary vocabulary) {
        this.blocks = form.features();
        this.vocabulary = vocabulary;
        var roots = new ArrayList<Term>();
        this.offsets = new int[blocks.size()];
        this.isOne = new boolean[blocks.size()];
        int at = 0;
        for (int block = 0; block < offsets.length; block++) {
            roots.add(blocks.get(block).key());
            roots.addAll(blocks.get(block).vectors());
            offsets[block] = at;
            isOne[block] = isOne(blocks.get(block).key());
            at += widthOf(blocks.get(block));
        }
        this.width = at;
        var leaves = vocabulary.leaves(roots, Layout.LANES);
        this.keys = new KeySide(
                TokenProgram.of(roots, leaves, vocabulary.setting(), vocabulary.loops()), leaves, vocabulary);
    }

    static boolean isOne(Term number) {
        return ExactNumber.of(number).filter(BigFraction.ONE::equals).isPresent();
    }

    private int widthOf(Summand.Features block) {
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
        return widthOf(blocks.get(block));
    }

    /// Numbers of scratch memory: the panel of features, a row, and the program's own.
    int scratch() {
        return Math.addExact(Math.multiplyExact(width + 1, vocabulary.lanes()), keys.scratch());
    }

    Machine on(float[] scratch, int from) {
        return new Machine(scratch, from);
    }

    /// Computes the features of panels of keys, for one thread.
    final class Machine {
        private final KeySide.Machine machine;
        private final float[] scratch;
        private final int panel;

        Machine(float[] scratch, int from) {
            this.scratch = scratch;
            this.panel = from;
            this.machine = keys.on(scratch, from + (width + 1) * vocabulary.lanes());
        }

        /// Where the panel `[width][lanes]` is.
        int panel() {
            return panel;
        }

        void run(HeadView head, Quantities.Of quantities, int first, int count) {
            machine.run(head, quantities, first, count);
            int lanes = vocabulary.lanes();
            int root = 0;
            for (int block = 0; block < offsets.length; block++) {
                var number = isOne[block] ? Kronecker.ONE : machine.results().root(root);
                root++;
                var factors = new ArrayList<Kronecker.Factor>();
                for (int vector = 0; vector < blocks.get(block).vectors().size(); vector++) {
                    factors.add(new Kronecker.Factor(
                            machine.results().root(root), keys.program().size(root)));
                    root++;
                }
                int to = panel + offsets[block] * lanes;
                Kronecker.fill(vocabulary.loops(), number, factors, scratch, to, panel + width * lanes);
            }
        }
    }
}
