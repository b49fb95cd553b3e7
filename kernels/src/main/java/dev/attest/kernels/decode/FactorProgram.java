package dev.attest.kernels.decode;

import dev.attest.kernels.form.InnerProduct;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What rows bring to the features of the keys: a factor for each feature of the blocks that some summands use,
/// in the order in which they use them. A block that several use gets the sum of their factors.
final class FactorProgram {
    private final List<Summand> summands;
    private final List<Summand.Features> blocks;
    private final Map<String, Integer> widths;
    private final TokenProgram program;

    FactorProgram(List<Summand> summands, Mentions mentions) {
        this.summands = summands;
        this.blocks = summands.stream().map(Summand::features).distinct().toList();
        this.widths = mentions.widths();
        var roots = new ArrayList<Term>();
        for (var summand : summands) {
            roots.add(summand.row());
            summand.products().stream().map(InnerProduct::row).forEach(roots::add);
        }
        this.program = mentions.tokens(roots);
    }

    TokenProgram program() {
        return program;
    }

    /// The blocks in use.
    List<Summand.Features> blocks() {
        return blocks;
    }

    int width(Summand.Features block) {
        return Math.toIntExact(block.width(widths));
    }

    /// Where the factors of a block begin.
    int offset(Summand.Features block) {
        return blocks.subList(0, blocks.indexOf(block)).stream()
                .mapToInt(this::width)
                .sum();
    }

    int width() {
        return blocks.stream().mapToInt(this::width).sum();
    }

    Machine on(LanePanel rows, int number) {
        return new Machine(rows, number);
    }

    /// Computes the factors of the rows of one panel.
    final class Machine {
        private final LanePanel rows;
        private final int number;
        private final Loops loops;
        private final Products[] products;
        private final Operand[] sums;
        private final boolean[] again;
        private final float[] panel;
        private final Operand single;
        private final Operand row;
        private final Operand all;

        Machine(LanePanel rows, int number) {
            int lanes = rows.lanes();
            this.rows = rows;
            this.number = number;
            this.loops = rows.loops();
            this.panel = new float[width() * lanes];
            this.all = Operand.panel(panel, 0, lanes);
            this.single = Operand.panel(new float[width() * lanes], 0, lanes);
            this.row = Operand.row(new float[lanes], 0);
            this.products = new Products[summands.size()];
            this.sums = new Operand[products.length];
            this.again = new boolean[products.length];
            int root = 0;
            for (int each = 0; each < products.length; each++) {
                var summand = summands.get(each);
                products[each] = new Products(
                        rows.machine(number),
                        root,
                        sizes(root, summand.products().size()));
                root += 1 + summand.products().size();
                sums[each] = Operand.panel(panel, offset(summand.features()) * lanes, lanes);
                again[each] = summands.subList(0, each).stream()
                        .anyMatch(before -> before.features().equals(summand.features()));
            }
        }

        private int[] sizes(int root, int vectors) {
            var sizes = new int[vectors];
            for (int vector = 0; vector < vectors; vector++) {
                sizes[vector] = program.size(root + 1 + vector);
            }
            return sizes;
        }

        void run() {
            rows.machine(number).run();
            for (int each = 0; each < products.length; each++) {
                var sum = sums[each];
                if (again[each]) {
                    products[each].fill(loops, single.data(), 0, row);
                    loops.meet(Pointwise.ADD, sum, single, panel, sum.from(), products[each].width());
                } else {
                    products[each].fill(loops, panel, sum.from(), row);
                }
            }
        }

        /// The factors of the first lanes as rows of [FactorProgram#width].
        void unpack(int count, float[] out, int to) {
            int width = panel.length / rows.lanes();
            LanePanel.unpack(all, width, count, out, to, width);
        }
    }
}
