package dev.attest.experiments.studies.figureone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.PlaneScene.SharedSet;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class SharedRowsTest {
    private static final List<List<BigFraction>> KEYS = List.of(at(1, 2), at(2, 1), at(1, 1));
    private static final PlaneGrid GRID = new PlaneGrid(10, 20, .25);

    private static List<BigFraction> at(int x, int y) {
        return List.of(new BigFraction(x), new BigFraction(y));
    }

    private static SharedSet found(Mechanism mechanism, List<BigFraction> query) {
        return new SharedRows(mechanism, KEYS, GRID).of(query);
    }

    private static Mechanism read(String text) {
        return MechanismReader.parse(text, "test.attn");
    }

    @Test
    void theQueriesWithOneRowOfReluFeaturesAreARay() {
        for (var query : List.of(at(1, 1), at(2, 1))) {
            var set = found(Catalogue.mechanism("relu-linear"), query);
            assertEquals(List.of(), set.areas());
            assertEquals(1, set.curves().size());
            double x = query.get(0).doubleValue();
            double y = query.get(1).doubleValue();
            for (var spot : set.curves().getFirst()) {
                assertTrue(spot.x() > 0, spot.toString());
                assertTrue(Math.abs(spot.x() * y - spot.y() * x) < GRID.step() / 1000, spot.toString());
            }
            assertTrue(set.curves().getFirst().stream().anyMatch(spot -> Math.max(spot.x(), spot.y()) == GRID.at(20)));
        }
    }

    @Test
    void theRayOfIdentityFeaturesGoesOnBehindTheOrigin() {
        var curves = found(Catalogue.mechanism("identity-linear"), at(2, 1)).curves();
        assertTrue(curves.stream().flatMap(List::stream).anyMatch(spot -> spot.x() < -1));
    }

    @Test
    void noOtherQueryHasTheRowOfSoftmaxOrOfInline() {
        for (var name : List.of("softmax", "inline", "inline-elu1")) {
            assertFalse(found(Catalogue.mechanism(name), at(1, 1)).hasOthers(), name);
        }
    }

    @Test
    void keysOnALineLetSoftmaxShareRowsAlongIt() {
        var rows = new SharedRows(Catalogue.mechanism("softmax"), List.of(at(1, 0), at(0, 1)), GRID);
        var curve = rows.of(at(1, 0)).curves().getFirst();
        assertTrue(curve.size() > 10);
        curve.forEach(spot -> assertTrue(Math.abs(spot.x() - spot.y() - 1) < GRID.step() / 1000, spot.toString()));
    }

    @Test
    void inlineWithReluFeaturesSharesTheUniformRowWhereAllFeaturesAreZero() {
        var relu = read("score = dot(relu(q), relu(k)) / n\nweight = score - mean(score) + 1/n\n");
        var set = found(relu, at(-1, -1));
        assertFalse(set.areas().isEmpty());
        set.areas().stream()
                .flatMap(List::stream)
                .forEach(spot -> assertTrue(spot.x() <= 0 && spot.y() <= 0, spot.toString()));
        assertFalse(found(relu, at(1, 1)).hasOthers());
    }

    @Test
    void aQueryWithoutARowSharesNone() {
        assertFalse(found(Catalogue.mechanism("relu-linear"), at(-1, -1)).hasOthers());
        var undefined = new SharedRows(Catalogue.mechanism("relu-linear"), KEYS, GRID).undefined();
        assertEquals(
                List.of(new Spot(-2.5, -2.5), new Spot(0, -2.5), new Spot(0, 0), new Spot(-2.5, 0)),
                undefined.getFirst());
        assertEquals(List.of(), new SharedRows(Catalogue.mechanism("softmax"), KEYS, GRID).undefined());
    }

    @Test
    void sketchesFindTheSameCurves() {
        var rows = new SharedRows(Catalogue.mechanism("relu-linear"), KEYS, GRID);
        assertEquals(rows.of(at(2, 1)).curves(), rows.sketch(at(2, 1)).curves());
        assertEquals(
                List.of(),
                new SharedRows(Catalogue.mechanism("softmax"), KEYS, GRID)
                        .sketch(at(2, 1))
                        .curves());
    }

    @Test
    void mechanismsWithoutRowsInThePlaneAreRefusedInASentence() {
        assertEquals(
                "alibi: expected a mechanism with all its numbers, got one whose parameter slope has no value"
                        + " in the"
                        + " file",
                refusal(Catalogue.mechanism("alibi")));
        assertEquals(
                "deltanet: expected a mechanism of queries and keys alone, got one with the input beta",
                refusal(Catalogue.mechanism("deltanet")));
        var spatial = read("name space\nwidth d = 3\nweight = softmax(dot(q, k))\n");
        assertEquals("space: expected a mechanism for d = 2, got one for d = 3", refusal(spatial));
        assertTrue(refusal(read("grid\nweight = softmax(dot(q, k) + row(j))\n")).contains("square"));
    }

    private static String refusal(Mechanism mechanism) {
        return assertThrows(BadInput.class, () -> new OwnFigure(List.of(mechanism), KEYS, List.of(at(1, 1))))
                .getMessage();
    }
}
