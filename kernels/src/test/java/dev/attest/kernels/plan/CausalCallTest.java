package dev.attest.kernels.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.strip.Loops;
import dev.attest.theory.formula.MechanismReader;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A causal kernel is asked for other sizes than it was planned for.
class CausalCallTest {
    private static final Sizes PLANNED = Sizes.square(1, 2, 5, 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "causal; weight = softmax(dot(q, k))",
                "causal; weight = sparsemax(dot(q, k))",
                "causal; weight = dot(relu(q), relu(k))",
                "causal; weight = dot(q, k) * cos(i - j)",
                "state S : matrix(dv, d) = 1/2 * S + outer(v, k); output = S * q",
                "param A : matrix(d, d) learned; state S : matrix(dv, d) = S * A + outer(v, k); output = S * q"
            })
    void everyKernelRefusesAnotherNumberOfQueriesThanKeys(String definition) {
        var text = "name own\n" + definition.replace("; ", "\n") + "\n";
        var mechanism = MechanismReader.parse(text, "own");
        Map<String, double[][]> parameters =
                mechanism.parameters().isEmpty() ? Map.of() : Map.of("A", new double[][] {{1, 0}, {0, 1}});
        for (int queries : new int[] {3, 7}) {
            var numbers = Slice.of(new float[4 * 7]);
            var call = Call.of(new Sizes(1, 2, 2, queries, 5, 2, 2), numbers, numbers, numbers, numbers);
            for (var plan : Plan.all(mechanism, PLANNED, parameters, Loops.preferred())) {
                var refused = assertThrows(
                        IllegalArgumentException.class, () -> plan.kernel().attend(call, Execution.on(1)));
                assertEquals(
                        "queries: expected 5, one for each key, in a causal mechanism, got " + queries,
                        refused.getMessage());
                var into = Gradients.of(numbers, numbers, numbers);
                assertThrows(
                        IllegalArgumentException.class,
                        () -> plan.gradient().kernel().differentiate(call, numbers, into, Execution.on(1)));
            }
        }
    }
}
