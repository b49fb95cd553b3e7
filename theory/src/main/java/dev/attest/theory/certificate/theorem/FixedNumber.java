package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;

/// A number without variables, such as `1/2 - pi^-1`, in enclosures.
final class FixedNumber {
    private FixedNumber() {}

    /// The expression mentions no size, parameter or token, and is positive.
    static boolean isPositive(Polynomial number) {
        var nowhere = new Point(Map.of(), List.of(), List.of(), 0, List.of(), Map.of());
        var scalars = new Enclosures();
        try {
            return scalars.sign(new NormalFormEvaluator<>(scalars, nowhere).evaluate(number, Map.of())) > 0;
        } catch (Declined | Undefined | IllegalArgumentException e) {
            return false;
        }
    }
}
