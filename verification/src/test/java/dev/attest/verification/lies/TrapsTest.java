package dev.attest.verification.lies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.lies.Traps.Trap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No trap gets the wrong verdict. Those that stay undecided are listed: a list that may only shrink.
class TrapsTest {
    /// Trap -> the properties that are true or false of it but not decided.
    private static final Map<String, Set<String>> UNDECIDED = Map.ofEntries(
            Map.entry("constant-sum", Set.of("injective")),
            Map.entry("vanishing-gain", Set.of("injective")),
            Map.entry("vanishing-logarithm", Set.of("injective")),
            Map.entry("vanishing-power", Set.of("injective")),
            Map.entry("orthogonal", Set.of("injective", "non-negative", "rows-sum-to-one", "scale-sensitive")),
            Map.entry("orthogonal-divisor", Set.of("injective", "scale-sensitive", "total")),
            Map.entry("signs", Set.of("injective", "non-negative", "rows-sum-to-one", "scale-sensitive")),
            Map.entry("null-set", Set.of("non-negative", "rows-sum-to-one")));

    static Stream<Trap> traps() {
        return Stream.concat(Traps.all().stream(), Traps.withParameters().stream());
    }

    @ParameterizedTest
    @MethodSource("traps")
    void noVerdictIsWrongAndWhatIsUndecidedIsListed(Trap trap) {
        var mechanism = trap.mechanism();
        var undecided = new TreeSet<String>();
        trap.truth().forEach((id, truth) -> {
            var answer = Properties.find(id).orElseThrow().decide(mechanism);
            if (answer.verdict() == Verdict.UNDECIDED) {
                undecided.add(id);
            } else {
                assertEquals(truth, answer.verdict(), trap.text() + id + ": " + answer.because());
            }
        });
        assertEquals(UNDECIDED.getOrDefault(trap.name(), Set.of()), undecided, trap.text());
    }

    @Test
    void repeatedSignsAreNotCalledInjective() {
        var trap = Traps.withParameters().getLast();
        var answer = Properties.find("injective").orElseThrow().decide(trap.mechanism());
        assertNotEquals(Verdict.HOLDS, answer.verdict(), trap.why());
    }
}
