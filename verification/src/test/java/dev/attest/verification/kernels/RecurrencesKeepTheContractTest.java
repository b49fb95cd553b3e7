package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Catalogue;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kernels of mechanisms with states and with inputs, in every way that there is for one.
class RecurrencesKeepTheContractTest {
    private static final List<Loops> TWINS = List.of(new VectorLoops(), new ScalarLoops());

    private static KernelMaker maker(Way way, Loops loops) {
        return (mechanism, sizes, parameters) -> Plan.all(mechanism, sizes, parameters, loops).stream()
                .filter(plan -> plan.way() == way)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(mechanism.name() + ": expected " + way))
                .kernel();
    }

    @ParameterizedTest
    @CsvSource({
        "retnet, DECAY",
        "gla, DECAY",
        "mlstm, DECAY",
        "deltanet-negative, DELTA",
        "gated-deltaproduct, DELTA",
        "kimi-delta-attention, DELTA",
        "rwkv7, DELTA"
    })
    void inChunksAndTokenByTokenInBothTwins(String name, Way way) {
        var mechanism = Catalogue.mechanism(name);
        var contract = new KernelContract(mechanism);
        for (var each : List.of(way, Way.RECURRENT)) {
            for (var loops : TWINS) {
                var report = contract.check(maker(each, loops));
                assertEquals(List.of(), report.violations(), () -> each + " " + loops.getClass());
                assertTrue(report.open() < report.compared() / 3, each + ": " + report.open() + " open");
                assertTrue(report.largestShare() > 0, each::toString);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "additive-bias, ONLINE_SOFTMAX",
        "gated-softmax, ONLINE_SOFTMAX",
        "rotary, ONLINE_SOFTMAX",
        "rotary-linear, SEPARABLE",
        "rala, QUADRATIC"
    })
    void inputsAndPositionsReachTheOtherFamilies(String name, Way way) {
        for (var mechanism : List.of(
                Catalogue.mechanism(name).withoutMask(),
                Catalogue.mechanism(name).causally())) {
            var contract = new KernelContract(mechanism);
            for (var each : EnumSet.of(way, Way.QUADRATIC)) {
                for (var loops : TWINS) {
                    var report = contract.check(maker(each, loops));
                    assertEquals(List.of(), report.violations(), () -> each + " " + loops.getClass());
                    assertTrue(report.open() < report.compared() / 3, each + ": " + report.open() + " open");
                }
            }
        }
    }
}
