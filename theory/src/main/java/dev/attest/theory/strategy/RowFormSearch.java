package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Brings a row to the form `F(S) s_j + G(S)`: terms that mention the key are split into a factor made of sums
/// over keys and a factor for the key; the key factors have to be multiples of one score.
final class RowFormSearch {
    private final Polynomial weight;
    private String obstacle = "";

    RowFormSearch(Polynomial weight) {
        this.weight = weight;
    }

    /// Why nothing was found.
    String obstacle() {
        return obstacle;
    }

    Optional<RowForm> find() {
        try {
            return split();
        } catch (NormalFormException e) {
            obstacle = "the row form grows too large: " + e.getMessage();
            return Optional.empty();
        }
    }

    private Optional<RowForm> split() {
        var constant = Polynomial.ZERO;
        Map<Polynomial, Polynomial> keyParts = new LinkedHashMap<>();
        for (var term : weight.terms().entrySet()) {
            if (!Uses.index(term.getKey(), Atom.HERE)) {
                constant = constant.plus(Polynomial.of(term.getKey(), term.getValue()));
                continue;
            }
            var rowPart = rowPart(term.getKey());
            if (Uses.key(rowPart, Atom.HERE)) {
                obstacle = "a sum over keys depends on the key itself: " + rowPart.text();
                return Optional.empty();
            }
            var keyPart = Polynomial.of(term.getKey(), term.getValue()).dividedBy(rowPart);
            keyParts.merge(rowPart, keyPart, Polynomial::plus);
        }
        return combine(keyParts, constant);
    }

    /// The factors of a term that mention sums or maxima over keys.
    private static Polynomial rowPart(Monomial monomial) {
        var powers = new TreeMap<Atom, BigFraction>();
        monomial.powers().forEach((atom, power) -> {
            if (Uses.contentReduction(Polynomial.of(atom))) {
                powers.put(atom, power);
            }
        });
        var exponent = monomial.exponent().sumOver((term, coefficient) -> {
            var part = Polynomial.of(term, coefficient);
            return Uses.contentReduction(part) ? part : Polynomial.ZERO;
        });
        return Polynomial.product(powers, exponent);
    }

    private Optional<RowForm> combine(Map<Polynomial, Polynomial> keyParts, Polynomial constant) {
        if (keyParts.isEmpty()) {
            obstacle = "the row does not depend on its key";
            return Optional.empty();
        }
        var score = monic(keyParts.values().iterator().next());
        var factor = Polynomial.ZERO;
        for (var part : keyParts.entrySet()) {
            var size = part.getValue().firstCoefficient();
            var monic = monic(part.getValue());
            if (!monic.equals(score) && !monic.negate().equals(score)) {
                obstacle = "two different scores enter the row: " + score.text() + " and " + monic.text();
                return Optional.empty();
            }
            factor = factor.plus(part.getKey()
                    .scale(monic.equals(score) ? size.abs() : size.abs().negate()));
        }
        var closed = close(score, factor, constant);
        if (closed.isEmpty()) {
            closed = closeWithOffset(score, factor, constant);
        }
        if (closed.isEmpty()) {
            obstacle = Obstacle.notShown(
                            "the factor " + factor.text() + " of the score " + score.text(),
                            "to be a function of the sum of the scores")
                    .sentence();
        }
        return closed;
    }

    private static Polynomial monic(Polynomial polynomial) {
        return polynomial.scale(polynomial.firstCoefficient().abs().reciprocal());
    }

    /// A constant that shares the factor of the score belongs to the score.
    private Optional<RowForm> closeWithOffset(Polynomial score, Polynomial factor, Polynomial constant) {
        if (constant.isZero() || !factor.isSingle()) {
            return Optional.empty();
        }
        var offset = constant.dividedBy(factor);
        return Uses.contentReduction(offset) ? Optional.empty() : close(score.plus(offset), factor, Polynomial.ZERO);
    }

    /// `F(S) s + b F(S)` as `F(S' - n b) s'` with the score `s' = s + b`, where b is free of S.
    static Optional<RowForm> withOffset(RowForm form) {
        try {
            var offset = form.shift().dividedBy(form.scale());
            if (offset.isZero() || Uses.any(offset, RowForm.SUM::equals)) {
                return Optional.empty();
            }
            var sum =
                    Polynomial.of(RowForm.SUM).minus(Polynomial.size(Atom.KEYS).times(offset));
            var scale = Substitution.replace(form.scale(), RowForm.SUM, sum);
            return Optional.of(new RowForm(form.score().plus(offset), scale, Polynomial.ZERO));
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private Optional<RowForm> close(Polynomial score, Polynomial factor, Polynomial constant) {
        var plain = new RowForm(score, factor, constant);
        if (plain.matches(weight)) {
            return Optional.of(plain);
        }
        var total = NormalForm.sumOverKeys(score);
        for (var term : total.terms().entrySet()) {
            for (var power : term.getKey().powers().entrySet()) {
                boolean solvable = power.getKey() instanceof Atom.Bound bound
                        && bound.overKeys()
                        && power.getValue().equals(BigFraction.ONE);
                var closed = solvable
                        ? solve(plain, total, Polynomial.of(term.getKey(), term.getValue()), power.getKey())
                        : Optional.<RowForm>empty();
                if (closed.isPresent()) {
                    return closed;
                }
            }
        }
        return Optional.empty();
    }

    /// Solves `S = total` for one sum over keys, and puts the solution in its place.
    private Optional<RowForm> solve(RowForm plain, Polynomial total, Polynomial term, Atom sum) {
        var cofactor = term.dividedBy(Polynomial.of(sum));
        if (Uses.contentReduction(cofactor)) {
            return Optional.empty();
        }
        var solution = Polynomial.of(RowForm.SUM).minus(total.minus(term)).dividedBy(cofactor);
        try {
            var form = new RowForm(
                    plain.score(),
                    Substitution.replace(plain.scale(), sum, solution),
                    Substitution.replace(plain.shift(), sum, solution));
            return form.matches(weight) ? Optional.of(form) : Optional.empty();
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }
}
