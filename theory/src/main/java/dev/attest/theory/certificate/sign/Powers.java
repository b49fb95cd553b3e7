package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import java.util.function.BiPredicate;
import org.apache.commons.math3.fraction.BigFraction;

/// The atoms of a polynomial with the powers under which they stand.
public final class Powers {
    private Powers() {}

    /// Every factor at every depth passes the test: in exponents, groups, arguments and under binders too.
    public static boolean all(Polynomial polynomial, BiPredicate<Atom, BigFraction> test) {
        return polynomial.terms().keySet().stream()
                .allMatch(monomial -> monomial.powers().entrySet().stream()
                                .allMatch(factor ->
                                        test.test(factor.getKey(), factor.getValue()) && inside(factor.getKey(), test))
                        && all(monomial.exponent(), test));
    }

    private static boolean inside(Atom atom, BiPredicate<Atom, BigFraction> test) {
        return switch (atom) {
            case Atom.Group group -> all(group.body(), test);
            case Atom.Bound bound -> all(bound.body(), test);
            case Atom.Applied applied -> all(applied.argument(), test);
            case Atom.Prefix prefix -> all(prefix.body(), test);
            case Atom.Rotation rotation -> all(rotation.position(), test);
            case Atom.SparseRow row -> all(row.alpha(), test) && all(row.here(), test) && all(row.there(), test);
            default -> true;
        };
    }
}
