package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A place where |.| or sign(.) of a linear function of one atom changes branch: `atom = at`. On either side
/// the polynomial is one without that kink, in a variable `distance >= 0` from it.
///
/// @param variable stands for the distance in [#above] and [#below]
record Kink(Atom atom, BigFraction at, Atom.Symbol variable) {
    /// The first kink, if there is one whose atom is free.
    static Optional<Kink> in(Polynomial polynomial) {
        return in(polynomial, Set.of(), spare(polynomial));
    }

    /// A variable that the polynomial does not mention.
    private static Atom.Symbol spare(Polynomial polynomial) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> variable("$y" + number))
                .filter(variable -> !Uses.any(polynomial, atom -> atom.text().equals(variable.text())))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Kink> in(Polynomial polynomial, Set<String> bound, Atom.Symbol spare) {
        for (var monomial : polynomial.terms().keySet()) {
            for (var atom : monomial.powers().keySet()) {
                var kink = in(atom, bound, spare);
                if (kink.isPresent()) {
                    return kink;
                }
            }
            var kink = in(monomial.exponent(), bound, spare);
            if (kink.isPresent()) {
                return kink;
            }
        }
        return Optional.empty();
    }

    private static Optional<Kink> in(Atom atom, Set<String> bound, Atom.Symbol spare) {
        return switch (atom) {
            case Atom.Applied applied -> {
                var own = isKinked(applied) && bound.stream().noneMatch(name -> Uses.index(applied.argument(), name))
                        ? ofLinear(applied.argument(), spare)
                        : Optional.<Kink>empty();
                yield own.isPresent() ? own : in(applied.argument(), bound, spare);
            }
            case Atom.Bound sum -> {
                var inner = new HashSet<>(bound);
                inner.add(sum.index());
                yield in(sum.body(), inner, spare);
            }
            case Atom.Group group -> in(group.body(), bound, spare);
            default -> Optional.empty();
        };
    }

    private static boolean isKinked(Atom.Applied applied) {
        return applied.kind() == Atom.Kind.ABS || applied.kind() == Atom.Kind.SIGN;
    }

    /// Of `slope atom + offset`.
    private static Optional<Kink> ofLinear(Polynomial argument, Atom.Symbol spare) {
        Atom atom = null;
        var slope = BigFraction.ZERO;
        var offset = BigFraction.ZERO;
        for (var term : argument.terms().entrySet()) {
            if (term.getKey().isOne()) {
                offset = term.getValue();
            } else if (atom == null && isAtom(term.getKey())) {
                atom = term.getKey().powers().firstKey();
                slope = term.getValue();
            } else {
                return Optional.empty();
            }
        }
        return atom == null || Exact.signum(slope) == 0
                ? Optional.empty()
                : Optional.of(new Kink(atom, offset.divide(slope).negate(), spare));
    }

    private static boolean isAtom(Monomial monomial) {
        return monomial.exponent().isZero()
                && monomial.powers().size() == 1
                && monomial.powers().values().iterator().next().equals(BigFraction.ONE);
    }

    /// A variable that is not negative.
    private static Atom.Symbol variable(String name) {
        return new Atom.Symbol(name, List.of(), SignSet.NONNEGATIVE);
    }

    /// The polynomial where `atom = at + variable`.
    Polynomial above(Polynomial polynomial) {
        return Substitution.replace(polynomial, atom, Polynomial.of(at).plus(Polynomial.of(variable)));
    }

    /// The polynomial where `atom = at - variable`.
    Polynomial below(Polynomial polynomial) {
        return Substitution.replace(polynomial, atom, Polynomial.of(at).minus(Polynomial.of(variable)));
    }
}
