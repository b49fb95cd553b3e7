package dev.attest.experiments.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.Plot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class FigureTest {
    private static final Plot.Lines LINES = new Plot.Lines(
            "l",
            "Rise & fall",
            "",
            new Plot.Axis("x", true),
            new Plot.Axis("y", false),
            List.of(
                    new Plot.Series("a < b", List.of(new Plot.Point(.1, 0, -.1, .1), new Plot.Point(50, 1, .9, 1.1))),
                    new Plot.Series("b", List.of(new Plot.Point(.1, 1, 1, 1), new Plot.Point(50, .99, .99, .99)))));
    private static final Plot.Dots DOTS = new Plot.Dots(
            "d",
            "Dots",
            "",
            new Plot.Axis("%", false),
            List.of("one"),
            Optional.of("published"),
            List.of(new Plot.Panel("p", List.of(new Plot.Dot("a", 0, 3, 2, 4, OptionalDouble.of(3.5))))));

    private static final Plot.Lines MARKED = new Plot.Lines(
            "m",
            "Marked",
            "",
            new Plot.Axis("x", false),
            new Plot.Axis("y", false),
            List.of(new Plot.Series("law", List.of(new Plot.Point(0, 0, 0, 0), new Plot.Point(1, 1, 1, 1)))),
            List.of(new Plot.Marks(0, List.of(new Plot.Point(.5, .4, .3, .5), new Plot.Point(1, .9, .8, 1)))));
    private static final Plot.Field FIELD = new Plot.Field(
            "f",
            "Field",
            "",
            new Plot.Axis("x", false),
            new Plot.Axis("y", true),
            "probability",
            List.of(new Plot.Grid(
                    "g",
                    List.of(1., 2., 3.),
                    List.of(10., 100.),
                    List.of(List.of(0., .5, 1.), List.of(.25, .75, 1.)))));

    private static final Plot.Tiles TILES = new Plot.Tiles(
            "t",
            "Tiles",
            "",
            List.of(new Plot.Tile(
                    "t",
                    List.of("note", "another"),
                    List.of(List.of(0., .5, -1.), List.of(0., 2., 0.), List.of(.25, 0., 0.)),
                    new Plot.Place(0, 1, 1))));

    @Test
    void everyNumberButZeroIsATileAsDeepAsItIsLarge() {
        var drawn = Figure.draw(TILES);
        assertEquals(4 + 24, drawn.split("crispEdges", -1).length - 1);
        assertTrue(drawn.contains("fill=\"#d55e00\" fill-opacity=\"0.5\""), drawn);
        assertTrue(drawn.contains("fill=\"#0072b2\" fill-opacity=\"1\""), drawn);
    }

    @Test
    void whatIsNoMeasurementIsDrawnApart() {
        var points = List.of(new Plot.Point(0, 0, 0, 0), new Plot.Point(1, 1, 1, 1));
        var axis = new Plot.Axis("", false);
        var measured = new Plot.Series("s", points);
        var level = new Plot.Series("s", points, true);
        assertFalse(Figure.draw(new Plot.Lines("l", "", "", axis, axis, List.of(measured)))
                .contains("class=\"reference\" stroke-dasharray"));
        assertTrue(Figure.draw(new Plot.Lines("l", "", "", axis, axis, List.of(level)))
                .contains("class=\"reference\" stroke-dasharray"));
    }

    @Test
    void everyMarkIsADotAndEveryPointOfAFieldACell() {
        assertEquals(2, Figure.draw(MARKED).split("<circle", -1).length - 1);
        assertEquals(0, Figure.draw(LINES).split("<circle", -1).length - 1);
        var cells = Figure.draw(FIELD).split("crispEdges", -1).length - 1;
        assertEquals(6 + 20, cells);
        assertTrue(Figure.draw(FIELD).contains("#121f48") && Figure.draw(FIELD).contains("#f4e48a"));
    }

    @Test
    void aFigureIsTheSameInEveryLocale() {
        var before = Locale.getDefault();
        var drawn = Figure.draw(LINES) + Figure.draw(DOTS) + Figure.draw(FIELD) + Figure.draw(TILES);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(drawn, Figure.draw(LINES) + Figure.draw(DOTS) + Figure.draw(FIELD) + Figure.draw(TILES));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void figuresAreWellFormed() throws Exception {
        for (var plot : List.of(LINES, DOTS, MARKED, FIELD, TILES)) {
            var bytes = Figure.draw(plot).getBytes(StandardCharsets.UTF_8);
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getDocumentElement();
            assertEquals("svg", root.getTagName());
            assertFalse(new String(bytes, StandardCharsets.UTF_8).contains("NaN"));
        }
    }

    @Test
    void logarithmicTicksAreRoundAndInside() {
        var axis = AxisScale.around(new Plot.Axis("", true), new double[] {.1, 50}, 0, 100);
        assertEquals(List.of(.1, .2, .5, 1., 2., 5., 10., 20., 50.), axis.ticks());
        assertEquals(0, axis.place(.1));
        assertEquals(100, axis.place(50));
    }

    @Test
    void linearAxesEndOnRoundNumbers() {
        var axis = AxisScale.around(new Plot.Axis("", false), new double[] {13, 96.6, Double.NaN}, 0, 100);
        assertEquals(List.of(0., 20., 40., 60., 80., 100.), axis.ticks());
    }

    @Test
    void labelsThatWouldOverlapMoveApartEvenly() {
        assertArrayEquals(new double[] {42, 58, 90}, Spread.apart(new double[] {50, 50, 90}, 16, 0, 100));
    }

    @Test
    void labelsKeepTheirGapAtTheEnds() {
        var places = Spread.apart(new double[] {99, 98, 97, 10}, 16, 0, 100);
        assertArrayEquals(new double[] {100, 84, 68, 10}, places);
        assertTrue(places[0] <= 100);
    }
}
