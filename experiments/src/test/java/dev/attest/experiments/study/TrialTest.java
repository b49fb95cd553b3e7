package dev.attest.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrialTest {
    private static final List<Scale> SCALES = List.of(Scale.values());

    @Test
    void aParameterNamesOneOfSeveralThings() {
        for (var scale : SCALES) {
            assertEquals(scale, trial(scale.id()).one("scale", SCALES, Scale::id));
        }
    }

    @Test
    void aParameterThatNamesNoneIsRefusedWithThoseThatThereAre() {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> trial("huge").one("scale", SCALES, Scale::id));
        assertEquals("scale: expected one of smoke, paper, full, got huge", refused.getMessage());
    }

    private static Trial trial(String scale) {
        return Trial.of(Map.of("image", 1), Map.of("scale", scale));
    }
}
