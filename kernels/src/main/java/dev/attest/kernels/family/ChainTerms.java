package dev.attest.kernels.family;

import dev.attest.kernels.form.RecurrenceForm;
import dev.attest.kernels.form.Terms;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a chunk of W tokens brings to one state, before the state is known: vectors of the tokens, row after
/// row, with the decays between them and the ends of the chunk, and the products between two tokens,
///
/// ```text
/// G(t, u) = <z_u decay(u+1 .. t-1), y_t>,  u < t        H(t, u) = <z_u decay(u+1 .. t), x_t>,  u <= t
/// ```
///
/// for each vector `x` that reads, each written `z`, and for each write that depends on what is erased one
/// vector `y = sum_r lambda_r y_r`, since that dependence is linear.
///
/// Decays are running products, never quotients or logarithms: a gate of 0 forgets all, products that fall
/// below the range of numbers become 0 as in the recurrence, and nothing overflows unless gates above 1 do.
/// With a number for a gate a product is scaled; with a vector the written vectors decay token by token.
///
/// Time for a token: W d for each product, 2 W d more where gates are vectors.
final class ChainTerms {
    private final RecurrenceForm.Chain chain;
    private final Loops loops;
    private final int lanes;
    private final Products products;
    private final KeySide program;
    private final int width;
    private final int decays;
    private final List<Optional<Term>> erasing;
    private final int erased;
    private final int writes;
    private final int reads;
    private final int firstWritten;

    ChainTerms(RecurrenceForm.Chain chain, Vocabulary vocabulary) {
        this.chain = chain;
        this.loops = vocabulary.loops();
        this.lanes = loops.lanes();
        this.products = new Products(loops);
        var roots = roots(chain);
        roots.removeIf(Term.Query.class::isInstance);
        var leaves = vocabulary.leaves(roots, Layout.LANES);
        this.program = new KeySide(TokenProgram.of(roots, leaves, vocabulary.setting(), loops), leaves, vocabulary);
        this.width = vocabulary.size(chain.writes().getFirst().vector().shape());
        this.decays = chain.decay().map(decay -> vocabulary.size(decay.shape())).orElse(0);
        this.erasing = erasing(chain);
        this.erased = (int) erasing.stream().filter(Optional::isPresent).count();
        this.writes = chain.writes().size();
        this.reads = chain.reads().size();
        int queries = 0;
        for (int vector = 0; vector < erased + reads; vector++) {
            queries += isQuery(vector) ? 1 : 0;
        }
        this.firstWritten = erased + reads - queries;
    }

    /// For each write the vector `sum_r lambda_r y_r`; none where it depends on nothing that is erased.
    private static List<Optional<Term>> erasing(RecurrenceForm.Chain chain) {
        return chain.writes().stream().map(write -> erasing(chain, write)).toList();
    }

    private static Optional<Term> erasing(RecurrenceForm.Chain chain, RecurrenceForm.Write write) {
        Optional<Term> sum = Optional.empty();
        for (int number = 0; number < chain.erased().size(); number++) {
            var y = chain.erased().get(number);
            var part = write.ofErased().get(number).map(lambda -> Terms.times(lambda, y));
            sum = sum.isPresent() && part.isPresent()
                    ? Optional.of(Terms.plus(sum.get(), part.get()))
                    : sum.or(() -> part);
        }
        return sum;
    }

    /// The vectors, each as wide as the state; then the decay, then the numbers of each written vector.
    static ArrayList<Term> roots(RecurrenceForm.Chain chain) {
        var roots = new ArrayList<Term>();
        erasing(chain).forEach(vector -> vector.ifPresent(roots::add));
        chain.reads().forEach(read -> roots.add(read.vector()));
        chain.writes().forEach(write -> roots.add(write.vector()));
        chain.decay().ifPresent(roots::add);
        chain.writes().forEach(write -> write.ofValue().ifPresent(roots::add));
        return roots;
    }

    private boolean isQuery(int vector) {
        return vector >= erased
                && vector < erased + reads
                && chain.reads().get(vector - erased).vector() instanceof Term.Query;
    }

    int width() {
        return width;
    }

    /// Vectors that are erased, one for each write that depends on one.
    int erased() {
        return erased;
    }

    /// The number of the erased vector that a write depends on, -1 if none.
    int erasedOf(int write) {
        if (erasing.get(write).isEmpty()) {
            return -1;
        }
        return (int)
                erasing.subList(0, write).stream().filter(Optional::isPresent).count();
    }

    boolean isOfValue(int write) {
        return chain.writes().get(write).ofValue().isPresent();
    }

    int writes() {
        return writes;
    }

    int reads() {
        return reads;
    }

    private int vectors() {
        return erased + reads + writes;
    }

    /// Numbers of a chunk.
    int length() {
        int rows = Math.multiplyExact(lanes, vectors() * width + decays + writes);
        int pairs = Math.multiplyExact((erased + reads) * writes, lanes * lanes);
        return Math.addExact(Math.addExact(rows, pairs), decays);
    }

    /// Where the rows of an erased vector begin, among the numbers of a chunk.
    int erased(int number) {
        return number * lanes * width;
    }

    int read(int number) {
        return (erased + number) * lanes * width;
    }

    int written(int number) {
        return (erased + reads + number) * lanes * width;
    }

    private int gates() {
        return vectors() * lanes * width;
    }

    /// Where the numbers of the tokens are with which a vector is written: of the value, [lanes].
    int ofValue(int write) {
        return gates() + lanes * decays + write * lanes;
    }

    /// The products with an erased vector or, after them, with a read, [lanes][lanes].
    int between(int vector, int write) {
        return ofValue(writes) + (vector * writes + write) * lanes * lanes;
    }

    /// The decay of the whole chunk.
    private int total() {
        return between(erased + reads, 0);
    }

    int scratch() {
        int panels = decays > 1 ? Math.multiplyExact(writes * width, lanes) : lanes;
        int spread = Math.multiplyExact(writes * width, lanes);
        return Math.addExact(program.scratch(), Math.addExact(panels, spread) + width);
    }

    Machine on(float[] scratch, int from) {
        return new Machine(scratch, from);
    }

    /// Applies the decay of a chunk to a state, `[width][lanes]`.
    void decay(float[] chunk, int at, float[] state, int from) {
        if (decays == 0) {
            return;
        }
        var factors = decays == 1 ? Operand.number(chunk, at + total()) : Operand.column(chunk, at + total(), 1);
        loops.meet(Pointwise.MULTIPLY, Operand.panel(state, from, lanes), factors, state, from, width);
    }

    /// Prepares chunks, for one thread.
    final class Machine {
        private final KeySide.Machine machine;
        private final float[] scratch;
        private final int panels;
        private final int running;
        private final int spread;
        private Operand unpacked = Operand.number(new float[1], 0);
        private int unpackedTo;

        Machine(float[] scratch, int from) {
            this.scratch = scratch;
            this.machine = program.on(scratch, from);
            this.panels = from + program.scratch();
            this.running = panels + (decays > 1 ? writes * width * lanes : lanes);
            this.spread = running + width;
        }

        /// Writes the numbers of a chunk.
        ///
        /// @param tokens those from `first` on that change the state
        /// @param rows   those that read it; the ones behind the tokens read it as the last of them left it
        void run(HeadView head, Quantities.Of quantities, int first, int tokens, int rows, float[] chunk, int at) {
            machine.run(head, quantities, first, rows);
            unpack(head, first, rows, chunk, at);
            if (decays > 1) {
                decayingPairs(tokens, rows, chunk, at);
            } else {
                pairs(rows, chunk, at);
                if (decays == 1) {
                    scalePairs(tokens, rows, chunk, at);
                }
            }
            if (decays > 0) {
                scaleForward(tokens, rows, chunk, at);
                scaleBackward(tokens, chunk, at);
            }
        }

        /// Queries that are read with as they are have their rows already.
        private void unpack(HeadView head, int first, int count, float[] chunk, int at) {
            int root = 0;
            for (int vector = 0; vector < vectors(); vector++) {
                int to = at + vector * lanes * width;
                if (isQuery(vector)) {
                    System.arraycopy(head.q(), head.qAt() + first * width, chunk, to, count * width);
                } else {
                    unpack(root++, width, count, chunk, to);
                }
            }
            if (decays > 0) {
                unpack(root++, decays, count, chunk, at + gates());
            }
            for (int number = 0; number < writes; number++) {
                if (isOfValue(number)) {
                    unpack(root++, 1, count, chunk, at + ofValue(number));
                }
            }
        }

        private void unpack(int root, int size, int count, float[] chunk, int to) {
            var from = machine.results().root(root);
            if (root > 0 && from.equals(unpacked)) {
                System.arraycopy(chunk, unpackedTo, chunk, to, count * size);
                return;
            }
            unpacked = from;
            unpackedTo = to;
            if (!from.spread()) {
                loops.unpack(from.data(), from.from(), size, count, chunk, to, size);
                return;
            }
            for (int place = 0; place < count * size; place++) {
                chunk[to + place] = from.data()[from.at(place % size)];
            }
        }

        /// The panel of a written vector.
        private Operand panel(int write) {
            var root = machine.results().root(firstWritten + write);
            if (!root.spread()) {
                return root;
            }
            int to = spread + write * width * lanes;
            loops.copy(root, scratch, to, width);
            return Operand.panel(scratch, to, lanes);
        }

        /// Rows stop at the lanes of their own tokens, or a little behind.
        private void pairs(int rows, float[] chunk, int at) {
            int step = 2 * loops.vector();
            for (int write = 0; write < writes; write++) {
                var z = panel(write);
                for (int vector = 0; vector < erased + reads; vector++) {
                    for (int first = 0; first < rows; first += step) {
                        int row = at + vector * lanes * width + first * width;
                        int to = at + between(vector, write) + first * lanes;
                        int count = Math.min(step, rows - first);
                        products.times(first + step, count, width, chunk, row, width, 1, z.data(), z.from(), chunk, to);
                    }
                }
            }
        }

        /// Row t of the products with `y` has the decays up to t - 1, of those with `x` up to t.
        private void scalePairs(int tokens, int rows, float[] chunk, int at) {
            Arrays.fill(scratch, panels, panels + lanes, 0);
            for (int token = 0; token < rows; token++) {
                scaleRows(0, erased, token, chunk, at);
                if (token < tokens) {
                    multiply(Operand.number(chunk, at + gates() + token), scratch, panels, 1);
                    scratch[panels + token] = 1;
                }
                scaleRows(erased, erased + reads, token, chunk, at);
            }
        }

        private void scaleRows(int from, int to, int token, float[] chunk, int at) {
            for (int pair = from * writes; pair < to * writes; pair++) {
                int row = at + between(0, pair) + token * lanes;
                multiply(Operand.panel(scratch, panels, lanes), chunk, row, 1);
            }
        }

        private void decayingPairs(int tokens, int rows, float[] chunk, int at) {
            Arrays.fill(scratch, panels, panels + writes * width * lanes, 0);
            for (int token = 0; token < rows; token++) {
                decayingRows(0, erased, token, chunk, at);
                for (int write = 0; write < writes && token < tokens; write++) {
                    var z = panel(write);
                    int to = panels + write * width * lanes;
                    loops.admit(scratch, to, width, chunk, at + gates() + token * width, z.data(), z.from(), token);
                }
                decayingRows(erased, erased + reads, token, chunk, at);
            }
        }

        private void multiply(Operand factors, float[] data, int at, int rows) {
            loops.meet(Pointwise.MULTIPLY, Operand.panel(data, at, lanes), factors, data, at, rows);
        }

        private void decayingRows(int from, int to, int token, float[] chunk, int at) {
            for (int vector = from; vector < to; vector++) {
                int row = at + vector * lanes * width + token * width;
                for (int write = 0; write < writes; write++) {
                    int place = at + between(vector, write) + token * lanes;
                    int z = panels + write * width * lanes;
                    loops.product(1, width, chunk, row, 0, 1, scratch, z, lanes, chunk, place, lanes, false);
                }
            }
        }

        /// What meets the state before the chunk: `y` with the decays before its token, `x` with its own too.
        private void scaleForward(int tokens, int rows, float[] chunk, int at) {
            Arrays.fill(scratch, running, running + width, 1);
            for (int token = 0; token < rows; token++) {
                scaleVectors(0, erased, token, chunk, at);
                if (token < tokens) {
                    multiply(chunk, at + gates() + token * decays);
                }
                scaleVectors(erased, erased + reads, token, chunk, at);
            }
            System.arraycopy(scratch, running, chunk, at + total(), decays);
        }

        /// What the state after the chunk has: `z` with the decays after its token.
        private void scaleBackward(int tokens, float[] chunk, int at) {
            Arrays.fill(scratch, running, running + width, 1);
            for (int token = tokens - 1; token >= 0; token--) {
                scaleVectors(erased + reads, vectors(), token, chunk, at);
                multiply(chunk, at + gates() + token * decays);
            }
        }

        private void scaleVectors(int from, int to, int token, float[] chunk, int at) {
            for (int vector = from; vector < to; vector++) {
                int row = at + vector * lanes * width + token * width;
                for (int entry = 0; entry < width; entry++) {
                    chunk[row + entry] *= scratch[running + entry];
                }
            }
        }

        private void multiply(float[] chunk, int gates) {
            if (decays == 1) {
                float gate = chunk[gates];
                for (int entry = running; entry < running + width; entry++) {
                    scratch[entry] *= gate;
                }
                return;
            }
            for (int entry = 0; entry < width; entry++) {
                scratch[running + entry] *= chunk[gates + entry];
            }
        }
    }
}
