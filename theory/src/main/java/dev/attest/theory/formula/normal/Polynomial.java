package dev.attest.theory.formula.normal;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// A sum of monomials with exact coefficients, none of them 0. Equal as text exactly when equal as normal form.
public final class Polynomial {
    private static final int MOST_PRODUCTS = 20_000;
    private static final int MOST_TERMS = 5_000;
    private static final int LONGEST = 500_000;

    public static final Polynomial ZERO = new Polynomial(new TreeMap<>());
    private static final Monomial UNIT = Monomial.of(new TreeMap<>(), ZERO);
    public static final Polynomial ONE = of(BigFraction.ONE);

    private final SortedMap<Monomial, BigFraction> terms;
    private @Nullable String text;

    private Polynomial(SortedMap<Monomial, BigFraction> terms) {
        if (terms.size() > MOST_TERMS) {
            throw new NormalFormException("a sum of more than " + MOST_TERMS + " terms");
        }
        this.terms = Collections.unmodifiableSortedMap(terms);
    }

    public static Polynomial of(BigFraction constant) {
        return of(UNIT, constant);
    }

    public static Polynomial of(long constant) {
        return of(new BigFraction(constant));
    }

    public static Polynomial of(Monomial monomial, BigFraction coefficient) {
        if (Exact.signum(coefficient) == 0) {
            return ZERO;
        }
        return new Polynomial(new TreeMap<>(Map.of(monomial, coefficient)));
    }

    public static Polynomial of(Monomial monomial) {
        return of(monomial, BigFraction.ONE);
    }

    public static Polynomial of(Atom atom) {
        return of(Monomial.of(atom));
    }

    /// A product of powers times e^exponent.
    public static Polynomial product(SortedMap<Atom, BigFraction> powers, Polynomial exponent) {
        return Folding.fold(Monomial.of(powers, exponent));
    }

    public static Polynomial size(String name) {
        return of(Atom.size(name));
    }

    public SortedMap<Monomial, BigFraction> terms() {
        return terms;
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    public boolean isOne() {
        return constant().filter(BigFraction.ONE::equals).isPresent();
    }

    /// The value, if this is a number.
    public Optional<BigFraction> constant() {
        if (isZero()) {
            return Optional.of(BigFraction.ZERO);
        }
        return isSingle() && first().isOne() ? Optional.of(firstCoefficient()) : Optional.empty();
    }

    /// One monomial with its coefficient.
    public boolean isSingle() {
        return terms.size() == 1;
    }

    public Monomial first() {
        return terms.firstKey();
    }

    public BigFraction firstCoefficient() {
        return terms.values().iterator().next();
    }

    public Polynomial plus(Polynomial other) {
        if (other.isZero()) {
            return this;
        }
        var sum = new TreeMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> put(sum, monomial, coefficient));
        return new Polynomial(sum);
    }

    private static void put(SortedMap<Monomial, BigFraction> sum, Monomial monomial, BigFraction coefficient) {
        var total = sum.getOrDefault(monomial, BigFraction.ZERO).add(coefficient);
        if (Exact.signum(total) == 0) {
            sum.remove(monomial);
        } else {
            sum.put(monomial, total);
        }
    }

    public Polynomial minus(Polynomial other) {
        return plus(other.negate());
    }

    public Polynomial negate() {
        return scale(BigFraction.MINUS_ONE);
    }

    public Polynomial scale(BigFraction factor) {
        if (Exact.signum(factor) == 0) {
            return ZERO;
        }
        var scaled = new TreeMap<Monomial, BigFraction>();
        terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.multiply(factor)));
        return new Polynomial(scaled);
    }

    public Polynomial times(Polynomial other) {
        if ((long) terms.size() * other.terms.size() > MOST_PRODUCTS) {
            throw new NormalFormException("a product of more than " + MOST_PRODUCTS + " terms");
        }
        var product = new TreeMap<Monomial, BigFraction>();
        for (var left : terms.entrySet()) {
            for (var right : other.terms.entrySet()) {
                var coefficient = left.getValue().multiply(right.getValue());
                Folding.product(left.getKey(), right.getKey())
                        .terms
                        .forEach((monomial, factor) -> put(product, monomial, factor.multiply(coefficient)));
            }
        }
        return new Polynomial(product);
    }

    public Polynomial dividedBy(Polynomial divisor) {
        if (divisor.isSingle()) {
            // Powers are subtracted before anything multiplies out.
            return times(of(divisor.first().inverse(), divisor.firstCoefficient().reciprocal()));
        }
        return times(divisor.inverse());
    }

    public Polynomial inverse() {
        return Folding.power(this, BigFraction.MINUS_ONE);
    }

    public Polynomial power(BigFraction exponent) {
        return Folding.power(this, exponent);
    }

    public Polynomial power(int exponent) {
        return Folding.power(this, new BigFraction(exponent));
    }

    /// The sum of what `part` makes of each term.
    public Polynomial sumOver(BiFunction<Monomial, BigFraction, Polynomial> part) {
        var sum = new TreeMap<Monomial, BigFraction>();
        terms.forEach((monomial, coefficient) ->
                part.apply(monomial, coefficient).terms.forEach((piece, factor) -> put(sum, piece, factor)));
        return new Polynomial(sum);
    }

    /// In index notation, which [IndexNotation] reads back.
    public String text() {
        if (text == null) {
            text = write();
        }
        return text;
    }

    private String write() {
        if (isZero()) {
            return "0";
        }
        var written = new StringBuilder();
        terms.forEach((monomial, coefficient) -> {
            written.append(written.isEmpty() ? "" : " + ");
            boolean plain = coefficient.equals(BigFraction.ONE) && !monomial.isOne();
            written.append(plain ? "" : Exact.text(coefficient) + (monomial.isOne() ? "" : "*"));
            written.append(monomial.text());
            if (written.length() > LONGEST) {
                throw new NormalFormException("a sum of more than " + LONGEST + " characters");
            }
        });
        Work.spend(written.length());
        return written.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial polynomial && text().equals(polynomial.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
