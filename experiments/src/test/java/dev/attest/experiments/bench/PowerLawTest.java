package dev.attest.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PowerLawTest {
    private static final double[] X = {1, 2, 4, 8};

    /// A handful of logarithms and sums of four.
    private static final double ROUNDING = 64 * Math.ulp(1.0);

    @Test
    void anExactLawIsFound() {
        var law = PowerLaw.fit(X, Arrays.stream(X).map(x -> 3 * x * x).toArray());
        assertEquals(2, law.exponent(), ROUNDING);
        assertEquals(3, law.at(1), 3 * ROUNDING);
        assertEquals(48, law.at(4), 48 * ROUNDING);
        assertEquals(4, law.where(48), 4 * ROUNDING);
        assertTrue(law.standardError() <= ROUNDING, law::toString);
    }

    /// Logarithms to base two -1, 0, 0, 1 over -1.5, -0.5, 0.5, 1.5 have the slope 3/5, and are 0.1, -0.3,
    /// 0.3, -0.1 off the line: its variance is 0.2 / 2 / 5.
    @Test
    void whatIsOffTheLineIsItsError() {
        var law = PowerLaw.fit(X, new double[] {.5, 1, 1, 2});
        assertEquals(.6, law.exponent(), ROUNDING);
        assertEquals(Math.sqrt(.02), law.standardError(), ROUNDING);
    }

    @Test
    void twoPointsHaveALawWithoutAnError() {
        var law = PowerLaw.fit(new double[] {1, 10}, new double[] {5, 50});
        assertEquals(1, law.exponent(), ROUNDING);
        assertTrue(Double.isNaN(law.standardError()));
    }

    @Test
    void onePlaceIsNotEnough() {
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.fit(new double[] {2, 2}, new double[] {1, 3}));
    }
}
