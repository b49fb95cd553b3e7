package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.PlannedGradient;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.verification.MechanismTexts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsKeepTheContractTest {
    private static final List<Loops> TWINS = List.of(new VectorLoops(), new ScalarLoops());
    private static final List<Way> WAYS = List.of(Way.ONLINE_SOFTMAX, Way.SEPARABLE, Way.QUADRATIC);

    /// Of one way; where that way is none, of the double reading.
    private static PlannedGradient planned(
            Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Way way, Loops loops) {
        var all = Plan.all(mechanism, sizes, parameters, loops);
        return all.stream()
                .filter(plan -> plan.way() == way)
                .findFirst()
                .orElse(all.getLast())
                .gradient();
    }

    private static GradientMaker maker(Way way, Loops loops) {
        return (mechanism, sizes, parameters) ->
                planned(mechanism, sizes, parameters, way, loops).kernel();
    }

    /// Where nothing but that way will do.
    private static GradientMaker only(Way way, Loops loops) {
        return (mechanism, sizes, parameters) -> {
            var planned = planned(mechanism, sizes, parameters, way, loops);
            assertEquals(way, planned.way(), planned::explain);
            return planned.kernel();
        };
    }

    private static Stream<Mechanism> bothWays(String... names) {
        return Stream.of(names)
                .map(Catalogue::mechanism)
                .flatMap(mechanism -> Stream.of(mechanism.withoutMask(), mechanism.causally()));
    }

    static Stream<Mechanism> softmaxes() {
        return bothWays("softmax", "scalable-softmax", "rotary");
    }

    static Stream<Mechanism> separable() {
        return bothWays("elu1-linear", "inline-elu1", "mala", "rotary-linear");
    }

    static Stream<Mechanism> pairs() {
        return bothWays("softmax", "cosine", "inline");
    }

    @ParameterizedTest
    @MethodSource("softmaxes")
    void theProductsOfSoftmax(Mechanism mechanism) {
        check(mechanism, Way.ONLINE_SOFTMAX);
    }

    @ParameterizedTest
    @MethodSource("separable")
    void statesInReverse(Mechanism mechanism) {
        check(mechanism, Way.SEPARABLE);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void pairsInReverse(Mechanism mechanism) {
        check(mechanism, Way.QUADRATIC);
    }

    private static void check(Mechanism mechanism, Way way) {
        var contract = new GradientContract(mechanism);
        assertTrue(contract.telling() > 0);
        for (var loops : TWINS) {
            var report = contract.check(only(way, loops));
            assertEquals(List.of(), report.violations(), () -> way + " " + loops.getClass());
            assertTrue(report.open() < report.compared() / 3, way + ": " + report.open() + " open");
            assertTrue(report.largestShare() > 0, way::toString);
        }
    }

    /// Those whose output a kernel has room for, at sizes without a grid.
    static Stream<Mechanism> catalogue() {
        return bothWays(Catalogue.names().toArray(String[]::new))
                .filter(mechanism -> !mechanism.grid() && mechanism.isOutputAsWideAsValues());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everyWayOfEveryMechanismOfTheCatalogue(Mechanism mechanism) {
        var contract = GradientContract.brief(mechanism);
        for (var way : WAYS) {
            for (var loops : TWINS) {
                var report = contract.check(maker(way, loops));
                assertEquals(List.of(), report.violations(), () -> way + " " + loops.getClass());
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return MechanismTexts.any();
    }

    @Property(tries = 100, seed = "52")
    void everyWayOfRandomMechanisms(@ForAll("texts") String text) {
        var read = MechanismReader.parse(text, "random.attn");
        for (var mechanism : List.of(read, read.causally())) {
            var contract = GradientContract.brief(mechanism);
            for (var way : WAYS) {
                var report = contract.check(maker(way, new ScalarLoops()));
                assertEquals(List.of(), report.violations(), () -> way + " of\n" + text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "softmax, ONLINE_SOFTMAX, ONLINE_SOFTMAX",
        "rotary, ONLINE_SOFTMAX, ONLINE_SOFTMAX",
        "cosine, ONLINE_SOFTMAX, QUADRATIC",
        "elu1-linear, SEPARABLE, SEPARABLE",
        "polysketch, SEPARABLE, QUADRATIC",
        "stick-breaking, REFERENCE, REFERENCE"
    })
    void theWayOfTheGradientIsThatOfThePlanOrTheNextSlower(String name, Way way, Way gradient) {
        var mechanism = Catalogue.mechanism(name);
        var sizes = Sizes.square(1, 1, 4, 4);
        var parameters = DrawnParameters.of(mechanism, Map.of("d", 4, "dv", 4, "m", 5), 1);
        var planned = planned(mechanism, sizes, parameters, way, new ScalarLoops());
        assertEquals(gradient, planned.way());
        assertEquals(way == gradient, planned.reasons().isEmpty() || way == Way.REFERENCE, planned::explain);
    }

    @Test
    void aSlowerGradientSaysWhy() {
        var mechanism = Catalogue.mechanism("polysketch");
        var planned = planned(mechanism, Sizes.square(1, 1, 4, 4), Map.of(), Way.SEPARABLE, new ScalarLoops());
        assertEquals("""
                gradient: quadratic
                  why       not separable: the features are products of more than two vectors
                """, planned.explain());
    }
}
