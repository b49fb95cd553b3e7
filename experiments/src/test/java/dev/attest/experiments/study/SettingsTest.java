package dev.attest.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.experiments.CoinStudy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static final CoinStudy.Settings DEFAULTS = new CoinStudy.Settings(4, 50, .8);

    @Test
    void settingsSurviveBeingWritten() {
        assertEquals(DEFAULTS, Settings.with(new CoinStudy.Settings(1, 1, 1), Settings.texts(DEFAULTS)));
    }

    @Test
    void oneSettingChangesAndTheOthersStay() {
        assertEquals(new CoinStudy.Settings(7, 50, .8), Settings.with(DEFAULTS, Map.of("blocks", "7")));
    }

    @Test
    void aNameThatIsNoSettingIsNamedWithThoseThatAre() {
        var refused = assertThrows(BadInput.class, () -> Settings.with(DEFAULTS, Map.of("block", "7")));
        assertEquals("setting: expected one of blocks, throwsEach, weight, got 'block'", refused.getMessage());
    }

    @Test
    void aTextThatIsNoNumberIsRefused() {
        var refused = assertThrows(BadInput.class, () -> Settings.with(DEFAULTS, Map.of("blocks", "many")));
        assertEquals("blocks: expected a whole number, got 'many'", refused.getMessage());
        assertThrows(BadInput.class, () -> Settings.with(DEFAULTS, Map.of("blocks", "0")));
        assertThrows(BadInput.class, () -> Settings.with(DEFAULTS, Map.of("weight", "heavy")));
    }

    @Test
    void trialsSortNumbersByValue() {
        var sorted = List.of(trial("1200"), trial("20"), trial("3.5"), trial("abc")).stream()
                .sorted()
                .toList();
        assertEquals(List.of(trial("3.5"), trial("20"), trial("1200"), trial("abc")), sorted);
    }

    private static Trial trial(String n) {
        return Trial.of(Map.of("n", n), Map.of());
    }
}
