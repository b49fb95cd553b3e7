package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How a function of the query, or of the key, answers to a factor before its argument.
final class Homogeneity {
    private static final int HIGHEST_DEGREE = 8;
    private static final Polynomial FACTOR = Polynomial.of(new Atom.Symbol("$c", List.of(), SignSet.POSITIVE));

    /// |q| or |k|, once it stands for itself.
    static final Atom.Symbol RADIUS = new Atom.Symbol("$r", List.of(), SignSet.POSITIVE);

    private final Predicate<Atom> token;
    private final Polynomial squaredNorm;

    private Homogeneity(Predicate<Atom> token, Atom entry) {
        this.token = token;
        this.squaredNorm = Binders.sum("d", "$t", Polynomial.of(entry).power(2));
    }

    static Homogeneity inQuery() {
        return new Homogeneity(Uses::isQuery, new Atom.QueryEntry(false, "$t"));
    }

    static Homogeneity inKey() {
        return new Homogeneity(Atom.KeyEntry.class::isInstance, new Atom.KeyEntry(Atom.HERE, "$t"));
    }

    /// r with `f(c x) = c^r f(x)` for all c > 0.
    Optional<Integer> degree(Polynomial function) {
        var scaled = scaled(function, FACTOR);
        for (int degree = 0; degree <= HIGHEST_DEGREE; degree++) {
            if (NormalForm.same(scaled, function.times(FACTOR.power(degree)))) {
                return Optional.of(degree);
            }
        }
        return Optional.empty();
    }

    boolean isOdd(Polynomial function) {
        return NormalForm.same(scaled(function, Polynomial.of(-1)), function.negate());
    }

    boolean isEven(Polynomial function) {
        return NormalForm.same(scaled(function, Polynomial.of(-1)), function);
    }

    private Polynomial scaled(Polynomial function, Polynomial factor) {
        return Substitution.replace(
                function, atom -> token.test(atom) ? Optional.of(factor.times(Polynomial.of(atom))) : Optional.empty());
    }

    /// The function where the argument is not 0, with its norm as a positive variable.
    Polynomial ofRadius(Polynomial function) {
        var norm = squaredNorm.first().powers().firstKey();
        return Substitution.replace(function, norm, Polynomial.of(RADIUS).power(2));
    }
}
