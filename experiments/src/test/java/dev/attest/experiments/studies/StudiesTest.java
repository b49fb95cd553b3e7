package dev.attest.experiments.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Studies;
import dev.attest.experiments.study.Study;
import dev.attest.theory.claim.Claims;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StudiesTest {
    @Test
    void everyStudyIsFound() {
        assertEquals(
                List.of("confusion", "cost", "e06", "e13", "e18", "figure-one", "local-mass", "separation"),
                Studies.all().stream().map(Study::id).toList());
    }

    @Test
    void aStudyThatIsNotThereIsNamedWithThoseThatAre() {
        var refused = assertThrows(BadInput.class, () -> Studies.named("e99"));
        assertEquals(
                "study: expected one of confusion, cost, e06, e13, e18, figure-one, local-mass, separation, got 'e99'",
                refused.getMessage());
    }

    @Test
    void everyClaimOfAStudyIsFound() {
        for (var study : Studies.all()) {
            study.claims().forEach(type -> assertEquals(type, Claims.of(type).getClass()));
        }
    }

    @Test
    void everyStudySaysWhatItExpectsAtEveryScale() {
        for (var study : Studies.all()) {
            for (var scale : Scale.values()) {
                checkStatements(study, scale);
            }
        }
    }

    private static <S extends Record> void checkStatements(Study<S> study, Scale scale) {
        var settings = study.defaults(scale);
        var trials = study.trials(settings);
        assertEquals(trials.stream().sorted().distinct().toList(), trials);
        assertTrue(!study.predictions(settings, new TreeMap<>(Map.of("data", "generated")))
                .isEmpty());
        assertTrue(!study.claims().isEmpty()
                && !study.limits().isEmpty()
                && !study.protocol(settings).isEmpty());
        assertEquals(settings, Settings.with(study.defaults(Scale.SMOKE), Settings.texts(settings)));
    }
}
