package dev.attest.kernels.decode;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.PairProgram;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the terms of a step may mention without computing it: of the key, or of the row. Terms of one token run
/// with tokens in the lanes, those of pairs with keys in the lanes, so that the many keys of one query fill
/// them.
final class Mentions {
    private final Setting setting;
    private final Loops loops;
    private final Set<Parameter> ofRow = new HashSet<>();

    Mentions(Setting setting, Loops loops) {
        this.setting = setting;
        this.loops = loops;
    }

    Loops loops() {
        return loops;
    }

    /// A quantity that the step computes for each row.
    void ofRow(Parameter leaf) {
        ofRow.add(leaf);
    }

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    TokenProgram tokens(List<Term> roots) {
        return TokenProgram.of(roots, leaves(roots, Layout.LANES), setting, loops);
    }

    /// A program whose lanes are keys: its query side is what the cache holds of a key, its key side what the
    /// rows bring.
    ///
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    PairProgram pairs(Term root) {
        return PairProgram.of(root, leaves(List.of(root), Layout.KEYS), setting, loops);
    }

    private Map<Term, Layout> leaves(Collection<Term> terms, Layout row) {
        var leaves = new LinkedHashMap<Term, Layout>();
        terms.forEach(term -> gather(term, row, leaves));
        return leaves;
    }

    private void gather(Term term, Layout row, Map<Term, Layout> leaves) {
        switch (term) {
            case Term.Key _, Term.Value _, Term.KeyPosition _ -> leaves.put(term, Layout.LANES);
            case Term.Query _, Term.QueryPosition _, Term.KeyCount _, Term.MeanQuery _ -> leaves.put(term, row);
            case Term.InputValue(var _, var index) -> leaves.put(term, index.isPresent() ? Layout.LANES : row);
            case Term.ParameterValue(var parameter) when ofRow.contains(parameter) -> leaves.put(term, row);
            default -> FreeIndices.parts(term).forEach(part -> gather(part, row, leaves));
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

    Map<String, Integer> widths() {
        return setting.widths();
    }
}
