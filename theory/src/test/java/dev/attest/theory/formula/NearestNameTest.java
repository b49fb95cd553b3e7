package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void aSwapIsOneStep() {
        assertEquals(1, NearestName.distance("smu", "sum"));
        assertEquals(2, NearestName.distance("smu", "summ"));
        assertEquals(3, NearestName.distance("", "sum"));
    }

    @Test
    void aFarNameIsNoHint() {
        assertEquals(Optional.of("sum"), NearestName.of("smu", List.of("mean", "sum", "max")));
        assertEquals(Optional.empty(), NearestName.of("x", List.of("d")));
        assertEquals(Optional.empty(), NearestName.of("xyz", List.of("mean", "sum", "max")));
    }

    @Property(seed = "1")
    void distanceIsSymmetricAndZeroOnlyForEqualWords(
            @ForAll @AlphaChars @StringLength(max = 8) String left,
            @ForAll @AlphaChars @StringLength(max = 8) String right) {
        assertEquals(NearestName.distance(left, right), NearestName.distance(right, left));
        assertEquals(left.equals(right), NearestName.distance(left, right) == 0);
    }
}
