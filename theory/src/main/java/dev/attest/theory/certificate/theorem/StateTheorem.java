package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfFeatures;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfScores;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A causal output from sums that grow key by key. With `a_ij = sum_f P_f(q_i, n, T) psi_f(k_j)`, where each T
/// is a sum over the keys of such products, the output is `sum_f P_f sum_j psi_f(k_j) v_j^T`: the state holds
/// `sum_j psi_f(k_j) v_j^T` for each feature of the row, and `sum_j psi_f(k_j)` for each feature of a sum.
/// Adding one key adds `psi(k) v^T` and `psi(k)`, which know that key alone.
public final class StateTheorem {
    private static final int MOST_SUMS = 40;

    private StateTheorem() {}

    /// How many numbers the state holds, such as `d dv + d`; empty if the blocks are not the row's, or a sum
    /// over keys is left.
    public static Optional<String> size(Polynomial weight, StateOfFeatures evidence) {
        if (!isSplit(evidence.row()) || !NormalForm.same(FeatureBlock.contract(evidence.row()), weight)) {
            return Optional.empty();
        }
        var used = new LinkedHashSet<List<FeatureBlock>>();
        return covers(evidence, used) ? Optional.of(size(evidence.row(), used)) : Optional.empty();
    }

    /// Of a row `F(S) s_j + G(S)` whose score is the sum of the blocks.
    public static Optional<String> size(Polynomial weight, StateOfScores evidence) {
        var form = evidence.form();
        var blocks = evidence.blocks();
        if (!isSplit(blocks)
                || !form.matches(weight)
                || !NormalForm.same(FeatureBlock.contract(blocks), form.score())) {
            return Optional.empty();
        }
        var row = new ArrayList<>(blocks);
        if (!form.shift().isZero()) {
            row.add(new FeatureBlock(List.of(), List.of(), Polynomial.ONE, Polynomial.ONE));
        }
        boolean total = Uses.any(form.scale(), RowForm.SUM::equals) || Uses.any(form.shift(), RowForm.SUM::equals);
        return Optional.of(size(row, total ? Set.of(blocks) : Set.of()));
    }

    private static boolean isSplit(List<FeatureBlock> blocks) {
        return blocks.stream()
                .allMatch(block -> !CausalSides.isOfKey(block.query()) && !CausalSides.isOfQuery(block.key()));
    }

    /// Every sum over keys, in the row and in the sums themselves, is one of the evidence.
    private static boolean covers(StateOfFeatures evidence, Set<List<FeatureBlock>> used) {
        var open = new ArrayList<Polynomial>();
        evidence.row().forEach(block -> open.add(block.query()));
        var done = new HashSet<String>();
        while (!open.isEmpty()) {
            for (var sum : reductions(open.removeLast())) {
                if (!done.add(sum.text())) {
                    continue;
                }
                var blocks = done.size() > MOST_SUMS ? Optional.<List<FeatureBlock>>empty() : split(sum, evidence);
                if (blocks.isEmpty()) {
                    return false;
                }
                used.add(blocks.get());
                blocks.get().forEach(block -> open.add(block.query()));
            }
        }
        return true;
    }

    /// The outermost sums and maxima over keys.
    private static List<Atom.Bound> reductions(Polynomial polynomial) {
        var found = new ArrayList<Atom.Bound>();
        Uses.any(polynomial, atom -> {
            if (atom instanceof Atom.Bound bound && bound.overKeys()) {
                found.add(bound);
            }
            return false;
        });
        return found;
    }

    private static Optional<List<FeatureBlock>> split(Atom.Bound sum, StateOfFeatures evidence) {
        if (sum.binder() != Atom.Binder.SUM) {
            return Optional.empty();
        }
        var body = Substitution.rename(sum.body(), sum.index(), Atom.HERE);
        return evidence.sums().stream()
                .filter(StateTheorem::isSplit)
                .filter(blocks -> NormalForm.same(FeatureBlock.contract(blocks), body))
                .findFirst();
    }

    private static String size(List<FeatureBlock> row, Set<List<FeatureBlock>> sums) {
        var parts = new ArrayList<String>();
        parts.add(times(FeatureBlock.count(distinct(row), 0), "dv"));
        var features = distinct(sums.stream().flatMap(List::stream).toList());
        if (!features.isEmpty()) {
            parts.add(FeatureBlock.count(features, 0));
        }
        return String.join(" + ", parts);
    }

    /// `d dv`, `(d + 1) dv`.
    static String times(String count, String width) {
        boolean sum = count.replaceAll("\\([^()]*\\)", "").contains(" + ");
        return count.equals("1") ? width : (sum ? "(" + count + ")" : count) + " " + width;
    }

    /// One block for each feature map of the key.
    private static List<FeatureBlock> distinct(List<FeatureBlock> blocks) {
        var seen = new HashSet<String>();
        return blocks.stream()
                .filter(block -> seen.add(block.widths() + " " + block.key().text()))
                .toList();
    }
}
