package dev.attest.theory.formula.normal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// A product of powers of atoms times e^exponent.
public final class Monomial implements Comparable<Monomial> {
    private static final int LONGEST = 50_000;

    private final SortedMap<Atom, BigFraction> powers;
    private final Polynomial exponent;
    private final String text;

    private Monomial(SortedMap<Atom, BigFraction> powers, Polynomial exponent) {
        this.powers = Collections.unmodifiableSortedMap(powers);
        this.exponent = exponent;
        this.text = write();
        if (text.length() > LONGEST) {
            throw new NormalFormException("a term of more than " + LONGEST + " characters");
        }
        Work.spend(text.length());
    }

    static Monomial of(SortedMap<Atom, BigFraction> powers, Polynomial exponent) {
        var kept = new TreeMap<Atom, BigFraction>();
        powers.forEach((atom, power) -> {
            if (Exact.signum(power) != 0) {
                kept.put(atom, power);
            }
        });
        return new Monomial(kept, exponent);
    }

    public static Monomial of(Atom atom) {
        return new Monomial(new TreeMap<>(java.util.Map.of(atom, BigFraction.ONE)), Polynomial.ZERO);
    }

    public SortedMap<Atom, BigFraction> powers() {
        return powers;
    }

    /// The polynomial in the exponent of e; 0 if there is none.
    public Polynomial exponent() {
        return exponent;
    }

    public BigFraction power(Atom atom) {
        return powers.getOrDefault(atom, BigFraction.ZERO);
    }

    public boolean isOne() {
        return powers.isEmpty() && exponent.isZero();
    }

    /// The product before any folding.
    Monomial times(Monomial other) {
        var product = new TreeMap<>(powers);
        other.powers.forEach((atom, power) -> product.merge(atom, power, BigFraction::add));
        return of(product, exponent.plus(other.exponent));
    }

    /// This monomial times `atom^power`, before any folding.
    Monomial with(Atom atom, BigFraction power) {
        var product = new TreeMap<>(powers);
        product.merge(atom, power, BigFraction::add);
        return of(product, exponent);
    }

    /// One over this monomial.
    Monomial inverse() {
        var inverse = new TreeMap<Atom, BigFraction>();
        powers.forEach((atom, power) -> inverse.put(atom, power.negate()));
        return of(inverse, exponent.negate());
    }

    private String write() {
        var factors = new ArrayList<String>();
        powers.forEach((atom, power) -> factors.add(atom.text() + powerText(power)));
        if (!exponent.isZero()) {
            factors.add("exp(" + exponent.text() + ")");
        }
        return factors.stream().collect(Collectors.joining("*"));
    }

    private static String powerText(BigFraction power) {
        if (power.equals(BigFraction.ONE)) {
            return "";
        }
        return Exact.isWhole(power) ? "^" + Exact.text(power) : "^(" + Exact.text(power) + ")";
    }

    public String text() {
        return text;
    }

    @Override
    public int compareTo(Monomial other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial monomial && text.equals(monomial.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
