package dev.attest.theory.claims.reasons;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Polynomials in one variable as lists of coefficients, the lowest first, none of them 0 at the end.
final class Coefficients {
    private Coefficients() {}

    static List<BigFraction> trimmed(List<BigFraction> coefficients) {
        int end = coefficients.size();
        while (end > 0 && coefficients.get(end - 1).equals(BigFraction.ZERO)) {
            end--;
        }
        return List.copyOf(coefficients.subList(0, end));
    }

    static List<BigFraction> times(List<BigFraction> left, List<BigFraction> right) {
        var product = new ArrayList<>(Collections.nCopies(left.size() + right.size(), BigFraction.ZERO));
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                product.set(i + j, product.get(i + j).add(left.get(i).multiply(right.get(j))));
            }
        }
        return trimmed(product);
    }

    static List<BigFraction> derivative(List<BigFraction> coefficients) {
        return trimmed(IntStream.range(1, coefficients.size())
                .mapToObj(power -> coefficients.get(power).multiply(power))
                .toList());
    }

    /// Of a division by a polynomial that is not 0.
    static List<BigFraction> remainder(List<BigFraction> dividend, List<BigFraction> divisor) {
        var rest = trimmed(dividend);
        while (rest.size() >= divisor.size()) {
            int shift = rest.size() - divisor.size();
            var factor = rest.getLast().divide(divisor.getLast());
            var next = new ArrayList<>(rest);
            for (int i = 0; i < divisor.size(); i++) {
                next.set(i + shift, next.get(i + shift).subtract(factor.multiply(divisor.get(i))));
            }
            rest = trimmed(next);
        }
        return rest;
    }

    /// A greatest common divisor.
    static List<BigFraction> common(List<BigFraction> one, List<BigFraction> other) {
        var left = trimmed(one);
        var right = trimmed(other);
        while (!right.isEmpty()) {
            var rest = remainder(left, right);
            left = right;
            right = rest;
        }
        return left;
    }

    /// The changes of sign that the Sturm sequence of a polynomial loses from minus infinity to infinity.
    static int sturm(List<BigFraction> polynomial) {
        var chain = new ArrayList<List<BigFraction>>();
        chain.add(trimmed(polynomial));
        var next = derivative(chain.getFirst());
        while (!next.isEmpty()) {
            chain.add(next);
            next = remainder(chain.get(chain.size() - 2), next).stream()
                    .map(BigFraction::negate)
                    .toList();
        }
        return changes(chain, -1) - changes(chain, 1);
    }

    private static int changes(List<List<BigFraction>> chain, int side) {
        var signs = chain.stream()
                .map(it -> Integer.signum(it.getLast().compareTo(BigFraction.ZERO))
                        * (side < 0 && it.size() % 2 == 0 ? -1 : 1))
                .toList();
        return (int) IntStream.range(1, signs.size())
                .filter(i -> signs.get(i) * signs.get(i - 1) < 0)
                .count();
    }
}
