package dev.attest.models.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArchitecturesTest {
    /// As the libraries that publish weights of these networks print them.
    private static final Map<String, Long> KNOWN = Map.of(
            "DeiT-T", 5_717_416L,
            "DeiT-S", 22_050_664L,
            "DeiT-B", 86_567_656L,
            "Swin-T", 28_288_354L,
            "Swin-S", 49_606_258L,
            "Swin-B", 87_768_224L,
            "Swin-B-384", 87_903_584L);

    @Test
    void theParametersOfNetworksWithPublishedWeightsAreCountedExactly() {
        KNOWN.forEach((name, parameters) ->
                assertEquals(parameters, named(name).count().parameters(), name));
    }

    @Test
    void aStageOfAnotherDepthIsNoticed() {
        var text = Architectures.SOFTMAX.text().replaceFirst("\"depth\": 12", "\"depth\": 11");
        assertNotEquals(
                KNOWN.get("DeiT-T"),
                Architectures.parse(text).getFirst().count().parameters());
    }

    @Test
    void thereAreFifteenWithInlineAttentionAndAsManyWithout() {
        assertEquals(15, Architectures.INLINE.all().size());
        assertEquals(
                Architectures.INLINE.all().stream()
                        .map(architecture -> architecture.name().replaceFirst("InLine-", ""))
                        .toList(),
                Architectures.SOFTMAX.all().stream().map(Architecture::name).toList());
    }

    @Test
    void countsAddUpOverTheParts() {
        for (var architecture : all()) {
            var parts = architecture.parts();
            assertEquals(2 * architecture.stages().size() + 1, parts.size());
            assertEquals(
                    parts.stream().mapToLong(part -> part.count().parameters()).sum(),
                    architecture.count().parameters());
            assertEquals(
                    parts.stream()
                            .mapToLong(part -> part.count().multiplyAdds())
                            .sum(),
                    architecture.count().multiplyAdds());
        }
    }

    @Test
    void everyWindowDividesItsGridAndIsNoLarger() {
        for (var architecture : all()) {
            architecture.parts().stream()
                    .filter(part -> part.kind() == Architecture.Part.Kind.BLOCKS)
                    .forEach(part -> architecture.stages().get(part.stage() - 1).blocks().stream()
                            .map(Stage.Blocks::attention)
                            .forEach(attention -> assertTrue(
                                    fits(attention, part.grid().side()), () -> architecture.name() + " " + part)));
        }
    }

    @Test
    void aWindowThatDoesNotFitIsNoticed() {
        assertEquals(
                List.of(true, false),
                Stream.of(7, 12)
                        .map(side -> fits(new Attention.BiasedWindows(side), 14))
                        .toList());
    }

    @Test
    void onlyDeitsStagesGrowWithTheImageInTheirParameters() {
        assertEquals(
                named("InLine-CSwin-B").count().parameters(),
                named("InLine-CSwin-B-384").count().parameters());
        assertTrue(named("InLine-Swin-B").count().parameters()
                < named("InLine-Swin-B-384").count().parameters());
    }

    @Test
    void aTableThatIsNoneIsRefusedWithWhatWasExpected() {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> Architectures.parse(Architectures.INLINE.text().replace("\"inline\"", "\"outline\"")));
        assertTrue(
                refused.getMessage()
                        .contains("attention: expected inline, whole, windows, stripes or reduced, got 'outline'"),
                refused.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> Architectures.parse(Architectures.INLINE.text().replace("\"heads\": 6,", "")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Architectures.parse(Architectures.INLINE.text().replace("\"heads\": 6,", "\"heads\": 7,")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Architectures.parse(Architectures.INLINE.text().replace("\"merge\"", "\"patches 4/4\"")));
    }

    private static boolean fits(Attention attention, int side) {
        int size = switch (attention) {
            case Attention.BiasedWindows windows -> windows.side();
            case Attention.Stripes stripes -> stripes.thickness();
            case Attention.Reduced reduced -> reduced.ratio();
            case Attention.InLine whole -> side;
            case Attention.Whole whole -> side;
        };
        return side % size == 0;
    }

    private static List<Architecture> all() {
        return Stream.of(Architectures.values())
                .map(Architectures::all)
                .flatMap(Collection::stream)
                .toList();
    }

    private static Architecture named(String name) {
        return all().stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
