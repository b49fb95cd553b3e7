package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A polynomial of degree at most 2 in its atoms as a symmetric matrix over (1, atoms), and its sign by exact
/// elimination.
final class QuadraticForm {
    private static final int MOST_ATOMS = 12;
    private static final BigFraction TWO = new BigFraction(2);

    private QuadraticForm() {}

    static SignSet signs(Polynomial polynomial) {
        var direct = semidefinite(polynomial);
        return direct.equals(SignSet.ANY) ? semidefinite(polynomial.negate()).negate() : direct;
    }

    private static SignSet semidefinite(Polynomial polynomial) {
        return matrix(polynomial).map(QuadraticForm::eliminate).orElse(SignSet.ANY);
    }

    private static Optional<BigFraction[][]> matrix(Polynomial polynomial) {
        var atoms = new ArrayList<Atom>();
        for (var monomial : polynomial.terms().keySet()) {
            if (!monomial.exponent().isZero() || !isQuadratic(monomial)) {
                return Optional.empty();
            }
            monomial.powers().keySet().stream()
                    .filter(atom -> !atoms.contains(atom))
                    .forEach(atoms::add);
        }
        if (atoms.size() > MOST_ATOMS) {
            return Optional.empty();
        }
        var matrix = new BigFraction[atoms.size() + 1][atoms.size() + 1];
        for (var row : matrix) {
            java.util.Arrays.fill(row, BigFraction.ZERO);
        }
        polynomial.terms().forEach((monomial, coefficient) -> put(matrix, places(monomial, atoms), coefficient));
        return Optional.of(matrix);
    }

    private static boolean isQuadratic(Monomial monomial) {
        var degree = BigFraction.ZERO;
        for (var power : monomial.powers().values()) {
            if (!Exact.isWhole(power) || Exact.signum(power) < 0) {
                return false;
            }
            degree = degree.add(power);
        }
        return degree.compareTo(TWO) <= 0;
    }

    /// The two places in (1, atoms) whose product the monomial is.
    private static List<Integer> places(Monomial monomial, List<Atom> atoms) {
        var places = new ArrayList<Integer>();
        monomial.powers().forEach((atom, power) -> {
            for (int i = 0; i < power.intValue(); i++) {
                places.add(atoms.indexOf(atom) + 1);
            }
        });
        while (places.size() < 2) {
            places.add(0);
        }
        return places;
    }

    private static void put(BigFraction[][] matrix, List<Integer> places, BigFraction coefficient) {
        int row = places.get(0);
        int column = places.get(1);
        if (row == column) {
            matrix[row][row] = matrix[row][row].add(coefficient);
            return;
        }
        var half = coefficient.divide(TWO);
        matrix[row][column] = matrix[row][column].add(half);
        matrix[column][row] = matrix[column][row].add(half);
    }

    /// Symmetric elimination from the last atom down to the constant: positive where only a positive constant
    /// is left.
    private static SignSet eliminate(BigFraction[][] matrix) {
        for (int last = matrix.length - 1; last > 0; last--) {
            int pivot = Exact.signum(matrix[last][last]);
            if (pivot < 0 || pivot == 0 && !isZeroRow(matrix, last)) {
                return SignSet.ANY;
            }
            if (pivot > 0) {
                removeSquare(matrix, last);
            }
        }
        int constant = Exact.signum(matrix[0][0]);
        return constant < 0 ? SignSet.ANY : constant > 0 ? SignSet.POSITIVE : SignSet.NONNEGATIVE;
    }

    private static boolean isZeroRow(BigFraction[][] matrix, int last) {
        for (int column = 0; column < last; column++) {
            if (Exact.signum(matrix[last][column]) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void removeSquare(BigFraction[][] matrix, int last) {
        for (int row = 0; row < last; row++) {
            for (int column = 0; column < last; column++) {
                var part = matrix[row][last].multiply(matrix[last][column]).divide(matrix[last][last]);
                matrix[row][column] = matrix[row][column].subtract(part);
            }
        }
    }
}
