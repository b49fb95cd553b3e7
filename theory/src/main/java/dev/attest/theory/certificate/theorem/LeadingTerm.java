package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// What a normal form of one positive variable t is like as t grows: `c` times its growth, up to a factor that
/// tends to 1. The enclosure of the c of a sum does not contain 0.
record LeadingTerm(Growth growth, Enclosure coefficient) {
    private static final Enclosures SCALARS = new Enclosures();

    /// Empty where it was not found, or lies beyond the doubles, and where the normal form is 0. Parameters are
    /// symbols: terms with them cancel by form or not at all, so that near the values at the point nothing but
    /// c changes.
    ///
    /// @param parameters holds values of the parameters
    static Optional<LeadingTerm> of(Polynomial polynomial, Atom.Symbol variable, Point parameters) {
        try {
            return Optional.of(new Reader(variable, parameters).sum(polynomial));
        } catch (Declined | Undefined | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    int sign() {
        return coefficient.lo() > 0 ? 1 : -1;
    }

    /// It does not tend to 0.
    boolean stays() {
        return growth.compareTo(Growth.NONE) >= 0;
    }

    /// Its absolute value passes every bound.
    boolean grows() {
        return growth.compareTo(Growth.NONE) > 0;
    }

    private record Reader(Atom.Symbol variable, Point parameters) {
        /// Of all terms those that grow fastest count; their coefficients must not cancel.
        LeadingTerm sum(Polynomial polynomial) {
            var byGrowth = new TreeMap<Growth, Enclosure>();
            for (var term : polynomial.terms().entrySet()) {
                var leading = product(term.getKey());
                var coefficient = SCALARS.multiply(leading.coefficient, Enclosure.of(term.getValue()));
                byGrowth.merge(leading.growth, coefficient, SCALARS::add);
            }
            if (byGrowth.isEmpty()) {
                throw new Declined("the leading term of 0");
            }
            return nonzero(byGrowth.lastEntry().getKey(), byGrowth.lastEntry().getValue());
        }

        private static LeadingTerm nonzero(Growth growth, Enclosure coefficient) {
            if (SCALARS.sign(coefficient) == 0) {
                throw new Declined("a leading coefficient that may be 0");
            }
            return new LeadingTerm(growth, coefficient);
        }

        /// The coefficient may be 0: that of a product of numbers.
        private LeadingTerm product(Monomial monomial) {
            var product = exponential(monomial.exponent());
            for (var factor : monomial.powers().entrySet()) {
                boolean moves = Uses.any(factor.getKey(), variable::equals);
                var base = moves ? atom(factor.getKey()) : constant(Polynomial.of(factor.getKey()));
                product = new LeadingTerm(
                        product.growth.times(base.growth.power(factor.getValue())),
                        SCALARS.multiply(product.coefficient, power(base.coefficient, factor.getValue())));
            }
            return product;
        }

        private static Enclosure power(Enclosure base, BigFraction exponent) {
            return Exact.isWhole(exponent)
                    ? SCALARS.power(base, exponent.intValue())
                    : SCALARS.exp(SCALARS.multiply(Enclosure.of(exponent), SCALARS.log(base)));
        }

        private LeadingTerm atom(Atom atom) {
            if (atom.equals(variable)) {
                return new LeadingTerm(Growth.ofOrder(BigFraction.ONE), Enclosure.ONE);
            }
            return switch (atom) {
                case Atom.Group group -> sum(group.body());
                case Atom.Applied applied
                when applied.kind() == Atom.Kind.ABS -> {
                    var argument = sum(applied.argument());
                    yield new LeadingTerm(argument.growth, SCALARS.abs(argument.coefficient));
                }
                case Atom.Applied applied when applied.kind() == Atom.Kind.LOG -> logarithm(applied.argument());
                case Atom.Applied applied when applied.kind() == Atom.Kind.SIN -> vanishing(applied.argument());
                case Atom.Applied applied
                when applied.kind() == Atom.Kind.COS -> {
                    vanishing(applied.argument());
                    yield new LeadingTerm(Growth.NONE, Enclosure.ONE);
                }
                default -> throw new Declined("the growth of " + atom.text());
            };
        }

        private LeadingTerm constant(Polynomial number) {
            return new LeadingTerm(Growth.NONE, value(number));
        }

        private Enclosure value(Polynomial number) {
            if (DomainTheorem.jumps(number)) {
                throw new Declined("a number that may jump");
            }
            return new NormalFormEvaluator<>(SCALARS, parameters).evaluate(number, Map.of());
        }

        /// Of what tends to a positive number that is not 1.
        private LeadingTerm logarithm(Polynomial argument) {
            var leading = sum(argument);
            if (leading.growth.compareTo(Growth.NONE) != 0) {
                throw new Declined("the growth of the logarithm of " + argument.text());
            }
            return nonzero(Growth.NONE, SCALARS.log(leading.coefficient));
        }

        /// What tends to 0: its sine is like it, its cosine tends to 1.
        private LeadingTerm vanishing(Polynomial argument) {
            var leading = sum(argument);
            if (leading.growth.compareTo(Growth.NONE) >= 0) {
                throw new Declined("a sine or cosine of " + argument.text());
            }
            return leading;
        }

        /// `c t^p` in the exponent is a rate where p > 0, and vanishes where p < 0; what tends to a number is a
        /// factor.
        private LeadingTerm exponential(Polynomial exponent) {
            var growth = Growth.NONE;
            var coefficient = Enclosure.ONE;
            var rest = Polynomial.ZERO;
            for (var term : exponent.terms().entrySet()) {
                var power = soleVariable(term.getKey());
                if (power.isPresent() && Exact.signum(power.get()) > 0) {
                    growth = growth.times(Growth.exponential(power.get(), term.getValue()));
                } else if (!Uses.any(term.getKey(), variable::equals)) {
                    var value = value(Polynomial.of(term.getKey(), term.getValue()));
                    coefficient = SCALARS.multiply(coefficient, SCALARS.exp(value));
                } else {
                    rest = rest.plus(Polynomial.of(term.getKey(), term.getValue()));
                }
            }
            return nonzero(growth, SCALARS.multiply(coefficient, limitOfExponential(rest)));
        }

        private Enclosure limitOfExponential(Polynomial exponent) {
            if (exponent.isZero()) {
                return Enclosure.ONE;
            }
            var leading = sum(exponent);
            int compared = leading.growth.compareTo(Growth.NONE);
            if (compared > 0) {
                throw new Declined("the growth of an exponential of " + exponent.text());
            }
            return compared < 0 ? Enclosure.ONE : SCALARS.exp(leading.coefficient);
        }

        /// The power of the variable, if that is all there is.
        private Optional<BigFraction> soleVariable(Monomial monomial) {
            boolean sole = monomial.exponent().isZero()
                    && monomial.powers().size() == 1
                    && monomial.powers().firstKey().equals(variable);
            return sole ? Optional.of(monomial.power(variable)) : Optional.empty();
        }
    }
}
