package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.Certificate.GenericKeys;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.statement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// When a row `a_j = sum_i R_i e^(E_i)` is injective for almost every K, whatever its r factors R_i do, as
/// long as some of them are never 0. The exponents are linear in the key: `E_i = v_i(q) . k_j` up to a term
/// that is fixed.
///
/// Let p and q have one row. Then each key is a zero of `f(k) = sum_i R_i(p) e^(v_i(p) . k) - R_i(q)
/// e^(v_i(q) . k)` (with its fixed terms). Exponentials of different linear forms are independent, so f is 0
/// everywhere only if the coefficients of each of them add up to 0. If that forces p = q, then for any other
/// p and q the zeros of f have dimension d - 1 at most. The functions f make a family of `2d + 2r - 1`
/// parameters: the vectors that the exponents depend on, and the factors, one of them put to 1. So the K all
/// of whose keys are zeros of one f have dimension at most `2d + 2r - 1 + n (d - 1)`, which is less than n d
/// if `n >= 2d + 2r`.
public final class GenericKeysTheorem {
    private GenericKeysTheorem() {}

    /// The condition under which the row is injective; empty if the derivation does not go through.
    public static Optional<Condition> conclude(NormalForm form, GenericKeys evidence) {
        try {
            return ExponentialRow.of(form.weight())
                    .flatMap(row -> evidence.other().isEmpty()
                            ? ofMultiples(row, form, evidence)
                            : ofOppositeSigns(row, evidence));
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    /// E_i = c_i E with -1 < c_i < 1 but for one, c = 1, whose factor R is never 0. Let |v(p)| >= |v(q)|, the
    /// two being different. Then v(p) is not 0, and no other exponent is v(p): c_i v(p) is not, c_i v(q) is
    /// shorter, v(q) is another vector. So the coefficient R(p) stays.
    private static Optional<Condition> ofMultiples(ExponentialRow row, NormalForm form, GenericKeys evidence) {
        var lead = FeatureBlock.contract(evidence.blocks());
        if (!isLinearInKey(evidence.blocks(), lead)) {
            return Optional.empty();
        }
        int leading = 0;
        for (var exponent : row.factors().entrySet()) {
            var multiple = ExponentialRow.multiple(exponent.getKey(), lead);
            if (multiple.isEmpty()) {
                return Optional.empty();
            }
            if (multiple.get().equals(BigFraction.ONE)) {
                leading += SignAnalysis.of(exponent.getValue()).isStrict() ? 1 : 2;
            } else if (!ExponentialRow.isShort(multiple.get())) {
                return Optional.empty();
            }
        }
        return leading != 1
                ? Optional.empty()
                : FeatureTheorem.injective(evidence.blocks(), evidence.proof(), form.domain())
                        .map(conditions -> with(conditions, row.factors().size()));
    }

    /// Two exponents M q . k and N q . k with factors of opposite strict signs, M and N products of parameter
    /// matrices. The coefficient of e^(M p . k) only goes if M q = M p, so that p = q where M has full rank,
    /// or if N p = M p; and that of e^(M q . k) only if p = q or N q = M q. Where M - N has full rank too, p
    /// = q = 0 is left.
    private static Optional<Condition> ofOppositeSigns(ExponentialRow row, GenericKeys evidence) {
        var first = FeatureBlock.contract(evidence.blocks());
        var second = FeatureBlock.contract(evidence.other());
        var factors = row.factors();
        if (factors.size() != 2
                || !factors.containsKey(first)
                || !factors.containsKey(second)
                || !isLinearInKey(evidence.blocks(), first)
                || !isLinearInKey(evidence.other(), second)) {
            return Optional.empty();
        }
        var sign = SignAnalysis.of(factors.getOrDefault(first, Polynomial.ZERO));
        var other = SignAnalysis.of(factors.getOrDefault(second, Polynomial.ZERO));
        if (!sign.isStrict() || !other.equals(sign.negate())) {
            return Optional.empty();
        }
        return LinearForm.in(evidence.blocks().getFirst())
                .flatMap(map -> LinearForm.in(evidence.other().getFirst()).flatMap(minus -> difference(map, minus)))
                .map(conditions -> with(conditions, factors.size()));
    }

    /// M and M - N of full rank, which almost every M and N are: where a matrix of N that M has not is 0, the
    /// difference is M.
    private static Optional<List<Condition>> difference(LinearForm map, LinearForm minus) {
        boolean alike = map.isAffine() && map.function().equals(minus.function());
        boolean apart = !map.chain().names().containsAll(minus.chain().names());
        if (!alike || !apart) {
            return Optional.empty();
        }
        return map.fullColumnRank(0).map(conditions -> {
            var both = new ArrayList<>(conditions);
            var words = map.chain().words() + " - " + minus.chain().words();
            both.add(1, new Condition.FullRank(words, false));
            return both;
        });
    }

    /// One family of products of a feature and an entry of the key.
    private static boolean isLinearInKey(List<FeatureBlock> blocks, Polynomial sum) {
        return blocks.size() == 1
                && blocks.getFirst().indices().size() == 1
                && blocks.getFirst().widths().equals(List.of("d"))
                && blocks.getFirst()
                        .key()
                        .equals(Polynomial.of(new Atom.KeyEntry(
                                Atom.HERE, blocks.getFirst().indices().getFirst())))
                && FeatureBlock.factorise(blocks, sum);
    }

    private static Condition with(List<Condition> conditions, int factors) {
        var all = new ArrayList<>(conditions);
        all.add(new Condition.AlmostEveryKeys(2, 2 * factors));
        return Condition.all(all);
    }
}
