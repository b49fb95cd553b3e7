package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.verification.MechanismTexts;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FamiliesKeepTheContractTest {
    private static final List<Loops> TWINS = List.of(new VectorLoops(), new ScalarLoops());

    /// The kernel of one way; at sizes where that way is none (too many features), the reference.
    private static KernelMaker maker(Way way, Loops loops) {
        return (mechanism, sizes, parameters) -> {
            var all = Plan.all(mechanism, sizes, parameters, loops);
            return all.stream()
                    .filter(plan -> plan.way() == way)
                    .findFirst()
                    .orElse(all.getLast())
                    .kernel();
        };
    }

    private static Set<Way> ways(Mechanism mechanism) {
        var sizes = Sizes.square(1, 1, 4, mechanism.widths().getOrDefault("d", 3));
        var widths = Map.of("d", sizes.d(), "dv", sizes.dv(), "m", 5);
        var parameters = DrawnParameters.of(mechanism, widths, 1);
        return Plan.all(mechanism, sizes, parameters, new ScalarLoops()).stream()
                .map(Plan::way)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Way.class)));
    }

    static Stream<Mechanism> mechanisms() {
        return Inventions.all();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyFamilyInBothTwins(Mechanism mechanism) {
        var contract = new KernelContract(mechanism);
        for (var way : ways(mechanism)) {
            if (way == Way.REFERENCE) {
                continue;
            }
            for (var loops : TWINS) {
                var report = contract.check(maker(way, loops));
                assertEquals(List.of(), report.violations(), () -> way + " " + loops.getClass());
                assertTrue(report.open() < report.compared() / 3, way + ": " + report.open() + " open");
                assertTrue(report.largestShare() > 0, way::toString);
            }
        }
    }

    @Test
    void theDoubleReadingKeepsItToo() {
        var causal = Catalogue.mechanism("inline").causally();
        assertEquals(
                List.of(),
                new KernelContract(causal)
                        .check(maker(Way.REFERENCE, new ScalarLoops()))
                        .violations());
    }

    @ParameterizedTest
    @CsvSource({
        "softmax, ONLINE_SOFTMAX",
        "alibi, ONLINE_SOFTMAX",
        "rotary, ONLINE_SOFTMAX",
        "softmax-off-by-one, ONLINE_SOFTMAX",
        "sink-softmax, ONLINE_SOFTMAX",
        "relu-linear, SEPARABLE",
        "elu1-linear, SEPARABLE",
        "identity-linear, SEPARABLE",
        "inline, SEPARABLE",
        "inline-elu1, SEPARABLE",
        "performer, SEPARABLE"
    })
    void theCatalogueHasTheFamilyThatItsFormAllows(String name, Way way) {
        var ways = ways(Catalogue.mechanism(name));
        ways.retainAll(EnumSet.of(way, other(way), Way.QUADRATIC));
        assertEquals(EnumSet.of(way, Way.QUADRATIC), ways);
    }

    private static Way other(Way way) {
        return way == Way.SEPARABLE ? Way.ONLINE_SOFTMAX : Way.SEPARABLE;
    }

    @Provide
    Arbitrary<String> texts() {
        return MechanismTexts.any();
    }

    @Property(tries = 100, seed = "51")
    void everyFamilyOfRandomMechanisms(@ForAll("texts") String text) {
        var read = MechanismReader.parse(text, "random.attn");
        for (var mechanism : List.of(read, read.causally())) {
            var trial = new KernelTrial(mechanism, AwkwardSizes.shortOne(mechanism), 1, Optional.empty());
            for (var way : ways(mechanism)) {
                var report = new KernelReport();
                trial.run(maker(way, new ScalarLoops()), report);
                assertEquals(List.of(), report.violations(), () -> way + " of\n" + text);
            }
        }
    }
}
