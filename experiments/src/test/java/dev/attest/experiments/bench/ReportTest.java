package dev.attest.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.experiments.figure.Figure;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private static final double ROUNDING = 64 * Math.ulp(1.0);

    @Test
    void figuresFollowFromTheSamples() {
        var row = Reports.softmax(10);
        assertEquals(.5, row.share(Reports.CEILING).orElseThrow(), ROUNDING);
        assertEquals(2, row.ratios().orElseThrow().median(), ROUNDING);
        assertEquals(10 / 40.0 * 1e9, row.tokens(), 1e9 * ROUNDING);
        assertEquals(2000 / 40.0, row.rate(), 50 * ROUNDING);
    }

    /// 4000 multiply-adds take 40 ns, and 3200 bytes 64.
    @Test
    void theLongerOfComputingAndMovingIsTheCeiling() {
        assertEquals(.8, Reports.linear().share(Reports.CEILING).orElseThrow(), ROUNDING);
    }

    @Test
    void timeGrowsOnlyOverThreeLengths() {
        var growths = Reports.all().growths();
        assertEquals(List.of("softmax"), growths.stream().map(Growth::name).toList());
        assertEquals(2, growths.getFirst().law().exponent(), ROUNDING);
    }

    @Test
    void oneWrongKernelIsEnough() {
        var report = Reports.all();
        assertFalse(report.isRight());
        var rows = report.rows().subList(0, 4);
        assertTrue(new Report(report.machine(), report.ceiling(), 2, rows, List.of()).isRight());
    }

    @Test
    void theErrorOfAPredictionIsRelative() {
        assertEquals(.1, Reports.crossover().error().orElseThrow(), ROUNDING);
    }

    @Test
    void everySampleIsInTheJsonAndAWrongKernelHasNone() throws IOException {
        var node = new ObjectMapper().readTree(ReportJson.of(Reports.all()));
        assertEquals("attest-bench-1", node.path("format").asText());
        assertEquals("a processor", node.at("/machine/processor").asText());
        assertEquals(5, node.path("rows").size());
        var softmax = node.at("/rows/0");
        assertEquals("[40,36,48]", softmax.path("ours").toString());
        assertEquals("[80,72,96]", softmax.path("theirs").toString());
        assertEquals(1000, softmax.at("/work/multiply-adds").asInt());
        assertEquals("there is none", node.at("/rows/3/no-torch").asText());
        var wrong = node.at("/rows/4");
        assertTrue(wrong.path("wrong").asText().contains("got 2"));
        assertFalse(wrong.has("ours") || wrong.has("share") || wrong.has("ratio"), wrong::toString);
        assertEquals("[12,11,14]", node.at("/crossovers/0/points/1/softmax").toString());
    }

    @Test
    void eachMechanismIsADotBelowItsCeiling() {
        var plot = Roofline.of(Reports.all());
        assertEquals(3, plot.series().size());
        assertEquals(2, plot.marks().size());
        var softmax = plot.series().getFirst();
        assertEquals("softmax, n = 40", softmax.label());
        assertEquals(
                softmax.points().getFirst().y(), 2 * softmax.points().getLast().y(), 1e3 * ROUNDING);
        assertEquals(
                softmax.points().getLast(), plot.marks().getFirst().points().getFirst());
        var roof = plot.series().getLast();
        assertTrue(roof.reference());
        assertEquals(200, roof.points().getLast().y());
        assertEquals(4, roof.points().get(1).x());
        assertTrue(Figure.draw(plot).contains("linear, causal, n = 40"));
    }
}
