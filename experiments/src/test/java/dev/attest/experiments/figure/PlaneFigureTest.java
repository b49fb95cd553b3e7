package dev.attest.experiments.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.PlaneScene;
import dev.attest.experiments.study.PlaneScene.Arrow;
import dev.attest.experiments.study.PlaneScene.Bars;
import dev.attest.experiments.study.PlaneScene.SharedSet;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.experiments.study.PlaneScene.Window;
import dev.attest.experiments.study.Plot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class PlaneFigureTest {
    private static final List<Spot> DIAGONAL =
            List.of(new Spot(0, 0), new Spot(.5, .5), new Spot(1, 1), new Spot(1, 2));

    private static String draw(List<SharedSet> shared, double weight) {
        var scene = new PlaneScene(
                "(a)",
                new Window(-1, 2),
                List.of(new Arrow("k1", new Spot(1, 0)), new Arrow("k2", new Spot(0, 1))),
                List.of(new Arrow("q1", new Spot(1, 1)), new Arrow("q2", new Spot(0, 0))),
                List.of(),
                shared,
                List.of(new Bars("softmax <1>", "two rows", true, List.of(List.of(.25, .75), List.of(weight, -.004)))));
        return Figure.draw(new Plot.Plane("p", "Plane & rows", "", List.of(scene)));
    }

    private static SharedSet curve(boolean marked) {
        return new SharedSet(marked, List.of(DIAGONAL), List.of());
    }

    @Test
    void pointsOnAStraightLineAreLeftOut() {
        var drawn = draw(List.of(curve(true)), .5);
        assertTrue(drawn.contains("d=\"M150 314L260 204L260 94\""), drawn);
    }

    @Test
    void theLegendSaysWhatIsThereAndNothingElse() {
        assertTrue(draw(List.of(curve(true)), .5).contains("the row of a query that is drawn"));
        assertFalse(draw(List.of(curve(true)), .5).contains("the same for other rows"));
        assertTrue(draw(List.of(curve(false)), .5).contains("the same for other rows"));
        assertFalse(draw(List.of(), .5).contains("no row"));
    }

    @Test
    void whatIsDrawnIsWellFormedInEveryLocaleEvenWithoutARow() throws Exception {
        var before = Locale.getDefault();
        var drawn = draw(List.of(curve(true)), Double.NaN);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(drawn, draw(List.of(curve(true)), Double.NaN));
        } finally {
            Locale.setDefault(before);
        }
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(drawn.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertEquals("svg", root.getTagName());
        assertFalse(drawn.contains("NaN"));
        assertTrue(drawn.contains(">.75<") && drawn.contains(">.00<") && !drawn.contains(">−.00<"), drawn);
    }

    @Test
    void namesKeepAwayFromArrowsAndFromEachOther() {
        var names = new ArrowNames(0, 0);
        names.addArrow(100, 0);
        names.addArrow(99, -8);
        var first = names.place(100, 0);
        var second = names.place(99, -8);
        assertTrue(first.y() > 0 || first.x() > 100, first.toString());
        assertTrue(Math.hypot(first.x() - second.x(), first.y() - second.y()) > 10);
    }
}
