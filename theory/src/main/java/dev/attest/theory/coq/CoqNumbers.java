package dev.attest.theory.coq;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact numbers, vectors and matrices as Coq writes them.
final class CoqNumbers {
    private CoqNumbers() {}

    /// In lowest terms, since Coq compares what it is given.
    static Code number(BigFraction value) {
        var reduced = value.reduce();
        var numerator = reduced.getNumerator();
        boolean whole = reduced.getDenominator().equals(BigInteger.ONE);
        return Code.name(
                whole && numerator.signum() >= 0 ? numerator.toString() : numerator + " # " + reduced.getDenominator());
    }

    static Code vector(List<BigFraction> entries) {
        return new Code.Listing(entries.stream().map(CoqNumbers::number).toList());
    }

    static Code matrix(List<List<BigFraction>> rows) {
        return new Code.Listing(rows.stream().map(CoqNumbers::vector).toList());
    }

    static Code whole(BigInteger value) {
        return Code.name("(" + value + ")%Z");
    }

    static Code natural(int value) {
        return Code.name(value + "%nat");
    }
}
