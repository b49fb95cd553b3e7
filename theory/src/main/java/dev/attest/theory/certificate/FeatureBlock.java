package dev.attest.theory.certificate;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// A family of feature products `sum over the indices of phi(q) psi(k_j)`. With no index it is one product.
///
/// @param indices the coordinates over which the family runs, `a1`, `a2` ...
/// @param widths  how far each runs: a width name or a number
/// @param query   phi, free of the key
/// @param key     psi, free of the query
public record FeatureBlock(List<String> indices, List<String> widths, Polynomial query, Polynomial key) {
    public FeatureBlock {
        indices = List.copyOf(indices);
        widths = List.copyOf(widths);
        if (indices.size() != widths.size() || new HashSet<>(indices).size() != indices.size()) {
            throw new IllegalArgumentException(
                    "expected one width for each of the distinct indices " + indices + ", got " + widths);
        }
    }

    /// The sum of feature products that the blocks stand for.
    public static Polynomial contract(List<FeatureBlock> blocks) {
        var sum = Polynomial.ZERO;
        for (var block : blocks) {
            var product = block.query.times(block.key);
            for (int i = 0; i < block.indices.size(); i++) {
                product = Binders.sum(block.widths.get(i), block.indices.get(i), product);
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /// The blocks are a factorisation of the score: phi free of the key, psi free of the query, the sum right.
    public static boolean factorise(List<FeatureBlock> blocks, Polynomial score) {
        try {
            return blocks.stream().allMatch(FeatureBlock::isSplit) && NormalForm.same(contract(blocks), score);
        } catch (NormalFormException e) {
            return false;
        }
    }

    private boolean isSplit() {
        return !Uses.key(query, Atom.HERE)
                && !Uses.query(key)
                && !Uses.contentReduction(query)
                && !Uses.contentReduction(key);
    }

    public boolean isSingle() {
        return indices.isEmpty();
    }

    /// psi does not change when the indices are permuted, so that only the symmetric part of phi counts.
    public boolean isSymmetric() {
        if (indices.size() < 2 || new HashSet<>(widths).size() > 1) {
            return false;
        }
        for (int i = 1; i < indices.size(); i++) {
            var first = indices.getFirst();
            var other = indices.get(i);
            var spare = "$swap";
            var swapped = Substitution.rename(key, first, spare);
            swapped = Substitution.rename(Substitution.rename(swapped, other, first), spare, other);
            if (!NormalForm.same(key, swapped)) {
                return false;
            }
        }
        return true;
    }

    /// phi with every index set to the first one.
    public Polynomial diagonalQuery() {
        return Substitution.renameAll(query, indices, "a1");
    }

    /// psi with every index set to the first one.
    public Polynomial diagonalKey() {
        return Substitution.renameAll(key, indices, "a1");
    }

    private String countText() {
        if (indices.isEmpty()) {
            return "1";
        }
        if (isSymmetric()) {
            int degree = indices.size();
            return "C(" + widths.getFirst() + " + " + (degree - 1) + ", " + degree + ")";
        }
        return String.join(" ", widths);
    }

    /// How many features there are, such as `d + 1` or `C(d + 1, 2) + d + 1`.
    public static String count(List<FeatureBlock> blocks, int more) {
        var parts = new ArrayList<String>();
        int ones = more;
        for (var block : blocks) {
            var text = block.countText();
            if (text.equals("1")) {
                ones++;
            } else {
                parts.add(text);
            }
        }
        if (ones > 0 && takeLowerDegrees(parts)) {
            ones--;
        }
        Collections.sort(parts, Collections.reverseOrder());
        var merged = merge(parts);
        if (ones > 0) {
            merged.add(Integer.toString(ones));
        }
        return merged.stream().collect(Collectors.joining(" + "));
    }

    /// `1, d, C(d + 1, 2)` ... become `C(d + p, p)`: the monomials of degree at most p.
    private static boolean takeLowerDegrees(List<String> parts) {
        for (var width : List.of("d", "m")) {
            int degree = 1;
            while (parts.contains(degree == 1 ? width : ofDegree(width, degree))) {
                degree++;
            }
            if (degree > 2) {
                parts.remove(width);
                for (int lower = 2; lower < degree; lower++) {
                    parts.remove(ofDegree(width, lower));
                }
                parts.add("C(" + width + " + " + (degree - 1) + ", " + (degree - 1) + ")");
                return true;
            }
        }
        return false;
    }

    private static String ofDegree(String width, int degree) {
        return "C(" + width + " + " + (degree - 1) + ", " + degree + ")";
    }

    /// `d, d` becomes `2 d`.
    private static List<String> merge(List<String> parts) {
        var merged = new ArrayList<String>();
        for (int i = 0; i < parts.size(); ) {
            int next = i;
            while (next < parts.size() && parts.get(next).equals(parts.get(i))) {
                next++;
            }
            merged.add((next - i == 1 ? "" : (next - i) + " ") + parts.get(i));
            i = next;
        }
        return merged;
    }
}
