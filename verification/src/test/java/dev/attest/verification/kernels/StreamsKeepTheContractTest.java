package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.family.TokenInputs;
import dev.attest.kernels.plan.Steppers;
import dev.attest.kernels.reference.Widths;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.verification.MechanismTexts;
import dev.attest.verification.kernels.SteppedKernel.Course;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StreamsKeepTheContractTest {
    private static final List<Loops> TWINS = List.of(new VectorLoops(), new ScalarLoops());

    /// A stream of one form; at sizes where there are fewer forms (too many features), of the last.
    private static KernelMaker maker(int form, Loops loops, Course course) {
        return (mechanism, sizes, parameters) -> {
            var setting = new Setting(Widths.of(mechanism, sizes.d(), sizes.dv(), parameters), parameters);
            return new SteppedKernel(course, TokenInputs.of(mechanism, setting), execution -> {
                var all = Steppers.all(mechanism, sizes, parameters, loops, execution);
                return all.get(Math.min(form, all.size() - 1));
            });
        };
    }

    private static int forms(Mechanism mechanism, Loops loops) {
        var sizes = Sizes.square(1, 1, 1, mechanism.widths().getOrDefault("d", 3));
        var widths = Map.of("d", sizes.d(), "dv", sizes.dv(), "m", 5);
        var parameters = DrawnParameters.of(mechanism, widths, 1);
        return Steppers.all(mechanism, sizes, parameters, loops, Execution.on(1))
                .size();
    }

    private static final List<String> RECURRENCES =
            List.of("retnet", "gla", "mamba2", "mlstm", "deltanet", "gated-deltanet", "rwkv7", "gated-deltaproduct");

    static Stream<Mechanism> mechanisms() {
        var recurrences = RECURRENCES.stream().map(Catalogue::mechanism);
        return Stream.concat(Inventions.all().filter(Mechanism::causal), recurrences);
    }

    /// Prompts and forks are the same code in both twins.
    private static List<Course> courses(Loops loops) {
        return loops instanceof ScalarLoops
                ? List.of(Course.ONE_BY_ONE)
                : List.of(Course.ONE_BY_ONE, Course.AFTER_A_PROMPT, Course.WITH_A_FORK);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyFormInBothTwinsTokenByTokenAfterAPromptAndForked(Mechanism mechanism) {
        var contract = new KernelContract(mechanism);
        for (var loops : TWINS) {
            int forms = forms(mechanism, loops);
            for (int form = 0; form < forms; form++) {
                for (var course : courses(loops)) {
                    var report = contract.check(maker(form, loops, course));
                    var where = form + " of " + forms + ", " + course + ", " + loops.getClass();
                    assertEquals(List.of(), report.violations(), where);
                    assertTrue(report.largestShare() > 0, where);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Course.class,
            names = {"WITHOUT_THE_FIRST", "WITH_THE_FIRST_TWICE", "WITHOUT_A_FORK", "WITHOUT_A_RESET"})
    void aStreamOfOtherTokensIsCaught(Course course) {
        for (var name : List.of("softmax", "relu-linear")) {
            var contract = new KernelContract(Catalogue.mechanism(name).causally());
            for (var loops : TWINS) {
                assertFalse(contract.check(maker(0, loops, course)).violations().isEmpty(), name);
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return MechanismTexts.any();
    }

    @Property(tries = 100, seed = "52")
    void everyFormOfRandomMechanisms(@ForAll("texts") String text) {
        var mechanism = MechanismReader.parse(text, "random.attn").causally();
        var trial = new KernelTrial(mechanism, AwkwardSizes.shortOne(mechanism), 1, Optional.empty());
        int forms = forms(mechanism, new ScalarLoops());
        for (int form = 0; form < forms; form++) {
            var report = new KernelReport();
            trial.run(maker(form, new ScalarLoops(), Course.AFTER_A_PROMPT), report);
            assertEquals(List.of(), report.violations(), () -> "of\n" + text);
        }
    }
}
