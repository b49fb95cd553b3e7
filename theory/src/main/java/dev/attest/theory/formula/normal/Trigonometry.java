package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.normal.Atom.Applied;
import dev.attest.theory.formula.normal.Atom.Kind;
import java.util.ArrayList;

/// Sines and cosines of sums, multiplied out; multiples of pi/2 become numbers, minus signs leave.
final class Trigonometry {
    private static final int MOST_SUMMANDS = 8;

    private Trigonometry() {}

    static Polynomial of(Polynomial argument, boolean sine) {
        if (argument.isZero()) {
            return sine ? Polynomial.ZERO : Polynomial.ONE;
        }
        return argument.isSingle() ? ofSingle(argument, sine) : ofSum(argument, sine);
    }

    private static Polynomial ofSum(Polynomial argument, boolean sine) {
        if (argument.terms().size() > MOST_SUMMANDS) {
            throw new NormalFormException("a sine or cosine of more than " + MOST_SUMMANDS + " summands");
        }
        var parts = new ArrayList<Polynomial>();
        argument.terms().forEach((monomial, coefficient) -> parts.add(Polynomial.of(monomial, coefficient)));
        var first = parts.getFirst();
        var rest = argument.minus(first);
        if (sine) {
            return of(first, true).times(of(rest, false)).plus(of(first, false).times(of(rest, true)));
        }
        return of(first, false).times(of(rest, false)).minus(of(first, true).times(of(rest, true)));
    }

    private static Polynomial ofSingle(Polynomial argument, boolean sine) {
        var coefficient = argument.firstCoefficient();
        var quarters = coefficient.multiply(2);
        if (argument.first().text().equals("pi") && Exact.isWhole(quarters)) {
            int turn = Math.floorMod(
                    quarters.getNumerator().mod(java.math.BigInteger.valueOf(4)).intValue() + (sine ? 3 : 0), 4);
            return Polynomial.of(turn == 0 ? 1 : turn == 2 ? -1 : 0);
        }
        if (Exact.signum(coefficient) < 0) {
            return sine ? of(argument.negate(), true).negate() : of(argument.negate(), false);
        }
        return Polynomial.of(Applied.of(sine ? Kind.SIN : Kind.COS, argument));
    }
}
