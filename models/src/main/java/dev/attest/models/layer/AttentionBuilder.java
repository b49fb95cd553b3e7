package dev.attest.models.layer;

import dev.attest.theory.formula.Mechanism;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Settles what an [AttentionBlock] is, one choice after the other.
public final class AttentionBuilder {
    private final int width;
    private final Map<String, Integer> widths = new TreeMap<>();
    private final Map<String, List<double[][]>> values = new HashMap<>();
    private Mechanism mechanism;
    private int heads = 1;
    private OptionalInt keyHeads = OptionalInt.empty();
    private OptionalInt headWidth = OptionalInt.empty();
    private OptionalInt valueWidth = OptionalInt.empty();
    private boolean bias;
    private float dropout;
    private long seed;

    AttentionBuilder(Mechanism mechanism, int width) {
        this.mechanism = mechanism;
        this.width = width;
    }

    /// Query heads; 1 unless said.
    public AttentionBuilder heads(int count) {
        heads = count;
        return this;
    }

    /// Heads of keys and values, each read by as many query heads; one for each query head unless said.
    public AttentionBuilder keyHeads(int count) {
        keyHeads = OptionalInt.of(count);
        return this;
    }

    /// d, the width of the queries and keys of a head: unless said that of the file, or `width / heads`.
    public AttentionBuilder headWidth(int d) {
        headWidth = OptionalInt.of(d);
        return this;
    }

    /// dv, the width of the values of a head: unless said that of the file, or d.
    public AttentionBuilder valueWidth(int dv) {
        valueWidth = OptionalInt.of(dv);
        return this;
    }

    /// A width that parameters have and the file leaves open, such as m.
    public AttentionBuilder width(String name, int value) {
        widths.put(name, value);
        return this;
    }

    /// Every query reads the keys up to its own position, whether or not the file says so.
    public AttentionBuilder causal() {
        mechanism = mechanism.causally();
        return this;
    }

    /// Whether the projections add a bias; they do not unless said.
    public AttentionBuilder bias(boolean added) {
        bias = added;
        return this;
    }

    /// The probability with which, in training, each entry of the result (after the last projection) is
    /// dropped; 0 unless said. The weights of the rows are never dropped, since a mechanism need not have any.
    public AttentionBuilder dropout(float rate) {
        dropout = rate;
        return this;
    }

    /// From which drawn parameters, and the starts of learned matrices and of projections, follow.
    public AttentionBuilder seed(long root) {
        seed = root;
        return this;
    }

    /// The value of a parameter in every head: fixed, or, where it is learned, at the start.
    ///
    /// @param rows a number is {{x}}, a vector one row
    public AttentionBuilder value(String parameter, double[][] rows) {
        values.put(parameter, List.<double[][]>of(rows));
        return this;
    }

    /// The same with a value for each head.
    public AttentionBuilder values(String parameter, List<double[][]> eachHead) {
        values.put(parameter, List.copyOf(eachHead));
        return this;
    }

    /// @throws IllegalArgumentException in a sentence, where the choices do not fit each other or the
    ///     definition
    public AttentionBlock build() {
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout: expected a rate in [0, 1), got " + dropout);
        }
        values.forEach((name, each) -> {
            if (each.size() != 1 && each.size() != heads) {
                throw new IllegalArgumentException("parameter " + name + ": expected a value for each of the " + heads
                        + " heads, got " + each.size());
            }
        });
        var sizes = sizes();
        var known = new TreeMap<>(widths);
        known.putAll(mechanism.widths());
        known.put("d", sizes.headWidth());
        known.put("dv", sizes.valueWidth());
        var parameters = new HeadParameters(mechanism, heads, known, values, seed).all();
        return new AttentionBlock(mechanism, sizes, parameters, dropout, seed);
    }

    private AttentionSizes sizes() {
        int d = settled("d", headWidth, heads > 0 && width % heads == 0 ? OptionalInt.of(width / heads) : headWidth);
        int dv = settled("dv", valueWidth, OptionalInt.of(d));
        return new AttentionSizes(width, heads, keyHeads.orElse(heads), d, dv, bias);
    }

    private int settled(String name, OptionalInt chosen, OptionalInt otherwise) {
        var fixed = mechanism.widths().get(name);
        if (fixed != null && chosen.isPresent() && chosen.getAsInt() != fixed) {
            throw new IllegalArgumentException(
                    "width " + name + ": expected " + fixed + ", as in the file, got " + chosen.getAsInt());
        }
        if (fixed != null) {
            return fixed;
        }
        return chosen.orElseGet(() -> otherwise.orElseThrow(() -> new IllegalArgumentException("width " + name
                + ": expected a head width, or a width that " + heads + " heads divide, got width " + width)));
    }
}
