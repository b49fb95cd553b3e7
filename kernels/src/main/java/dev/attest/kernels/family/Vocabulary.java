package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Setting;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the terms of a kernel may mention without computing it, and whether each is the same for all rows. In a
/// causal mechanism the number of keys, the mean query and reductions over the keys differ from row to row.
final class Vocabulary {
    private final boolean causal;
    private final Setting setting;
    private final Loops loops;
    private final Map<Parameter, Layout> filledIn = new HashMap<>();

    Vocabulary(boolean causal, Setting setting, Loops loops) {
        this.causal = causal;
        this.setting = setting;
        this.loops = loops;
    }

    boolean causal() {
        return causal;
    }

    Setting setting() {
        return setting;
    }

    Loops loops() {
        return loops;
    }

    int lanes() {
        return loops.lanes();
    }

    /// A number that the kernel computes for each row.
    void ofRow(Parameter leaf) {
        filledIn.put(leaf, Layout.LANES);
    }

    /// A reduction over the keys: of a row in a causal mechanism, else the same for all.
    void ofKeys(Parameter leaf) {
        filledIn.put(leaf, causal ? Layout.LANES : Layout.UNIFORM);
    }

    /// A parameter as a leaf, the same for all tokens, rather than as a number that is known.
    void ofParameter(Parameter leaf) {
        filledIn.put(leaf, Layout.UNIFORM);
    }

    /// What the kernel computes and differs from row to row.
    Set<Parameter> ofRows() {
        return filledIn.entrySet().stream()
                .filter(leaf -> leaf.getValue() == Layout.LANES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Writes the entries of a parameter of the file; others are left alone.
    void fill(Parameter parameter, float[] out, int to) {
        var rows = setting.parameters().get(parameter.name());
        int at = to;
        for (int row = 0; rows != null && row < rows.length; row++) {
            for (double entry : rows[row]) {
                out[at++] = (float) entry;
            }
        }
    }

    /// The leaves among the parts of terms.
    ///
    /// @param ofKey where a value of the key is kept: KEYS in a term of pairs, LANES in a term of keys
    Map<Term, Layout> leaves(Collection<Term> terms, Layout ofKey) {
        var leaves = new LinkedHashMap<Term, Layout>();
        terms.forEach(term -> gather(term, ofKey, leaves));
        return leaves;
    }

    private void gather(Term term, Layout ofKey, Map<Term, Layout> leaves) {
        switch (term) {
            case Term.Key _, Term.Value _, Term.KeyPosition _ -> leaves.put(term, ofKey);
            case Term.Query _, Term.QueryPosition _ -> leaves.put(term, Layout.LANES);
            case Term.InputValue(var _, var index) -> leaves.put(term, index.isPresent() ? ofKey : Layout.LANES);
            case Term.KeyCount _, Term.MeanQuery _ -> leaves.put(term, causal ? Layout.LANES : Layout.UNIFORM);
            case Term.ParameterValue(var parameter) -> {
                var layout = filledIn.get(parameter);
                if (layout != null) {
                    leaves.put(term, layout);
                }
            }
            default -> FreeIndices.parts(term).forEach(part -> gather(part, ofKey, leaves));
        }
    }

    /// Entries of a value.
    int size(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector(var width) -> width.at(setting.widths());
            case Shape.Matrix(var rows, var columns) ->
                Math.multiplyExact(rows.at(setting.widths()), columns.at(setting.widths()));
        };
    }
}
