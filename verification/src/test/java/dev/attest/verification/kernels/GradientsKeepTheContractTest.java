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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsKeepTheContractTest {
    private static final List<Loops> TWINS = List.of(new VectorLoops(), new ScalarLoops());

    private static GradientMaker maker(Way way, Loops loops) {
        return (mechanism, sizes, parameters) -> {
            var planned = planned(mechanism, sizes, parameters, way, loops);
            assertEquals(way, planned.way(), planned::explain);
            return planned.kernel().orElseThrow();
        };
    }

    private static PlannedGradient planned(
            Mechanism mechanism,
            Sizes sizes,
            Map<String, double[][]> parameters,
            Way way,
            Loops loops) {
        var all = Plan.all(mechanism, sizes, parameters, loops);
        return all.stream()
                .filter(plan -> plan.way() == way)
                .findFirst()
                .orElse(all.getLast())
                .gradient();
    }

    static Stream<Mechanism> softmaxes() {
        return Stream.of("softmax", "scalable-softmax").map(Catalogue::mechanism).flatMap(mechanism -> Stream.of(
                mechanism.withoutMask(), mechanism.causally()));
    }

    @ParameterizedTest
    @MethodSource("softmaxes")
    void theProductsOfSoftmax(Mechanism mechanism) {
        check(mechanism, Way.ONLINE_SOFTMAX);
    }

    static Stream<Mechanism> all() {
        return Catalogue.names().stream()
                .map(Catalogue::mechanism)
                .filter(mechanism -> mechanism.inputs().isEmpty())
                .flatMap(mechanism -> Stream.of(mechanism.withoutMask(), mechanism.causally()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyMechanismOfTheCatalogue(Mechanism mechanism) {
        var contract = GradientContract.brief(mechanism);
        for (var way : List.of(Way.ONLINE_SOFTMAX, Way.SEPARABLE, Way.QUADRATIC)) {
            for (var loops : TWINS) {
                var report = contract.check((m, s, parameters) -> {
                    var p = planned(m, s, parameters, way, loops);
                    if (loops instanceof ScalarLoops) System.out.println(mechanism.name() + mechanism.causal() + way + p.explain());
                    return p.kernel().orElseThrow();
                });
                assertEquals(List.of(), report.violations(), () -> way + loops.getClass().toString());
                System.out.println(mechanism.name() + mechanism.causal() + " " + report.largestShare() + " " + report.compared()+" "+report.open());
            }
        }
    }

    static Stream<Mechanism> separable() {
        return Stream.of("elu1-linear", "inline-elu1", "mala").map(Catalogue::mechanism).flatMap(mechanism -> Stream.of(
                mechanism.withoutMask(), mechanism.causally()));
    }

    @ParameterizedTest
    @MethodSource("separable")
    void statesInReverse(Mechanism mechanism) {
        check(mechanism, Way.SEPARABLE);
    }

    private static void check(Mechanism mechanism, Way way) {
        var contract = new GradientContract(mechanism);
        for (var loops : TWINS) {
            var report = contract.check(maker(way, loops));
            assertEquals(List.of(), report.violations(), () -> way + " " + loops.getClass());
            assertTrue(report.largestShare() > 0.001, () -> way + ": " + report.largestShare());
            System.out.println(mechanism.name() + mechanism.causal() + way + " " + report.largestShare() + " " + report.compared()+" "+report.open());
        }
    }
}
