package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.PairMachine;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// What terms of a panel of tokens (queries or keys) are handed: each leaf has a place, which is filled for one
/// panel after the other. For one thread.
final class TokenPanel {
    private final Map<Term, Place> places = new LinkedHashMap<>();
    private final Loops loops;
    private final float[] scratch;

    private boolean transposes = true;

    private record Place(int at, int size, boolean uniform) {}

    /// @param leaves each LANES or UNIFORM
    TokenPanel(Map<Term, Layout> leaves, Vocabulary vocabulary, float[] scratch, int from) {
        this.loops = vocabulary.loops();
        this.scratch = scratch;
        int at = from;
        for (var leaf : leaves.entrySet()) {
            int size = vocabulary.size(leaf.getKey().shape());
            boolean uniform = leaf.getValue() == Layout.UNIFORM;
            places.put(leaf.getKey(), new Place(at, size, uniform));
            at += uniform ? size : size * loops.lanes();
        }
    }

    /// Numbers of scratch memory that a panel needs.
    static int length(Map<Term, Layout> leaves, Vocabulary vocabulary) {
        long length = 0;
        for (var leaf : leaves.entrySet()) {
            long size = vocabulary.size(leaf.getKey().shape());
            length += leaf.getValue() == Layout.UNIFORM ? size : size * vocabulary.lanes();
        }
        return Math.toIntExact(length);
    }

    void bind(TokenProgram program, TokenMachine machine) {
        for (int leaf = 0; leaf < program.leaves().size(); leaf++) {
            machine.bind(leaf, operand(program.leaves().get(leaf)));
        }
    }

    /// Hands the uniform leaves to a machine of pairs.
    void bind(PairMachine machine) {
        places.forEach((leaf, place) -> {
            if (place.uniform) {
                machine.uniform(leaf, operand(leaf));
            }
        });
    }

    Operand operand(Term leaf) {
        var place = places.get(leaf);
        if (place == null) {
            throw new IllegalStateException("leaf " + leaf + ": expected a place, got none");
        }
        return place.uniform ? Operand.column(scratch, place.at, 1) : Operand.panel(scratch, place.at, loops.lanes());
    }

    /// Where the panel of a leaf begins that the kernel fills in; -1 if nothing reads it.
    int at(Parameter leaf) {
        var place = places.get(new Term.ParameterValue(leaf));
        return place == null ? -1 : place.at;
    }

    /// Fills in everything about the tokens `first` to `first + count - 1` of a head.
    void load(HeadView head, Quantities.Of quantities, int first, int count) {
        var sizes = head.sizes();
        places.forEach((leaf, place) -> {
            switch (leaf) {
                case Term.Query _ -> pack(head.q(), head.qAt() + first * sizes.d(), place, count);
                case Term.Key _ -> pack(head.k(), head.kAt() + first * sizes.d(), place, count);
                case Term.Value _ -> pack(head.v(), head.vAt() + first * sizes.dv(), place, count);
                case Term.InputValue(var input, var _) -> input(head, input, place, first, count);
                case Term.QueryPosition _, Term.KeyPosition _ -> number(place, first, Integer.MAX_VALUE);
                case Term.KeyCount _ -> count(place, first, sizes.keys());
                default -> quantity(leaf, place, quantities, first, count);
            }
        });
    }

    /// The same, with one token after the other rather than one entry after the other.
    void loadTokens(HeadView head, Quantities.Of quantities, int first, int count) {
        transposes = false;
        load(head, quantities, first, count);
        transposes = true;
    }

    private void pack(float[] tokens, int from, Place place, int count) {
        if (!transposes) {
            int length = count * place.size;
            System.arraycopy(tokens, from, scratch, place.at, length);
            Arrays.fill(scratch, place.at + length, place.at + place.size * loops.lanes(), 0);
            return;
        }
        loops.pack(tokens, from, place.size, place.size, count, scratch, place.at);
    }

    private void input(HeadView head, Input input, Place place, int first, int count) {
        var numbers = head.input(input);
        pack(numbers.data(), head.inputAt(input, place.size) + first * place.size, place, count);
    }

    private void number(Place place, int first, int most) {
        for (int lane = 0; lane < loops.lanes(); lane++) {
            scratch[place.at + lane] = Math.min(first + lane, most);
        }
    }

    private void count(Place place, int first, int keys) {
        if (place.uniform) {
            scratch[place.at] = keys;
        } else {
            number(place, first + 1, keys);
        }
    }

    private void quantity(Term leaf, Place place, Quantities.Of quantities, int first, int count) {
        int at = quantities.at(leaf);
        if (at < 0) {
            return;
        }
        if (place.uniform) {
            System.arraycopy(quantities.data(), at, scratch, place.at, place.size);
        } else {
            pack(quantities.data(), at + first * place.size, place, count);
        }
    }
}
