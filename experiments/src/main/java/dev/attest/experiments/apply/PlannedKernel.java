package dev.attest.experiments.apply;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.plan.Plan;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Map;

/// The kernel of a plan, in single precision. Where all batches read one batch of keys or values it runs once a
/// batch, as a kernel itself knows nothing of that.
final class PlannedKernel implements Computation {
    private final HeadArrays arrays;
    private final InputArrays others;
    private final Sizes run;
    private final Plan plan;

    PlannedKernel(
            Mechanism mechanism,
            HeadArrays arrays,
            InputArrays others,
            Map<String, double[][]> parameters,
            Plan.Choice choice) {
        this.arrays = arrays;
        this.others = others;
        this.run = arrays.sharesBatches() || others.sharesBatches() ? oneBatch(arrays.sizes()) : arrays.sizes();
        this.plan = Plan.of(mechanism, run, parameters, choice);
    }

    private static Sizes oneBatch(Sizes sizes) {
        return new Sizes(1, sizes.heads(), sizes.keyHeads(), sizes.queries(), sizes.keys(), sizes.d(), sizes.dv());
    }

    @Override
    public String summary() {
        return plan.way().title();
    }

    @Override
    public List<String> explanation() {
        return plan.explain().lines().toList();
    }

    @Override
    public long scratchBytes(int threads) {
        return plan.scratchBytes(threads);
    }

    @Override
    public void outputs(HeadInputs inputs, NumberArray out, Execution execution) {
        var q = inputs.q().singles();
        var k = inputs.k().singles();
        var v = inputs.v().singles();
        int runs = arrays.sizes().batch() / run.batch();
        for (int number = 0; number < runs; number++) {
            var call = Call.of(
                    run,
                    new Slice(q, number * Math.toIntExact(run.queryLength())),
                    new Slice(k, arrays.keysFrom(number, 0)),
                    new Slice(v, arrays.valuesFrom(number, 0)),
                    new Slice(out.singles(), number * Math.toIntExact(run.outputLength())));
            for (var input : others.inputs()) {
                var numbers = inputs.other(input.name()).singles();
                call = call.withInput(input.name(), new Slice(numbers, others.from(input, number, 0)));
            }
            plan.kernel().attend(call, execution);
        }
    }
}
