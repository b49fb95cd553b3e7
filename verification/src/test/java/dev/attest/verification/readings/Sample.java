package dev.attest.verification.readings;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Point;
import dev.attest.verification.ExactPoints;
import dev.attest.verification.MechanismTexts;
import net.jqwik.api.Arbitrary;

/// A mechanism and a point to read it at.
public record Sample(Mechanism mechanism, Point point) {
    public static Arbitrary<Sample> any() {
        return MechanismTexts.any()
                .map(text -> MechanismReader.parse(text, "random.attn"))
                .flatMap(mechanism -> ExactPoints.ofAnyWidth(mechanism).map(point -> new Sample(mechanism, point)));
    }

    @Override
    public String toString() {
        return mechanism.text() + "q = " + point.query() + ", K = " + point.keys() + ", qbar = " + point.meanQuery()
                + ", " + point.parameters() + ", widths " + point.widths();
    }
}
