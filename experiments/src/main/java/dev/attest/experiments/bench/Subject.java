package dev.attest.experiments.bench;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.models.layer.Draws;
import dev.attest.models.torch.TorchPeer;
import dev.attest.theory.formula.Mechanism;
import java.util.Map;
import java.util.Optional;

/// A kernel with everything that it needs to run: tokens are standard normal numbers.
final class Subject implements Runnable {
    private static final long SEED = 20260701;

    private final Mechanism mechanism;
    private final Map<String, double[][]> parameters;
    private final Plan plan;
    private final Execution execution;
    private final DrawnInputs inputs;
    private final Call call;

    private Subject(Mechanism mechanism, Map<String, double[][]> parameters, Plan plan, Sizes sizes, int threads) {
        this.mechanism = mechanism;
        this.parameters = parameters;
        this.plan = plan;
        this.execution = Execution.on(threads);
        var draws = new Draws(SEED);
        this.inputs = new DrawnInputs(mechanism, sizes, parameters);
        var tokens = Call.of(
                sizes,
                numbers(draws, sizes.queryLength()),
                numbers(draws, sizes.keyLength()),
                numbers(draws, sizes.valueLength()),
                new float[Math.toIntExact(sizes.outputLength())]);
        this.call = inputs.with(tokens, draws);
    }

    /// By the way that the plan takes by itself.
    ///
    /// @throws IllegalArgumentException if there is none
    static Subject of(Mechanism mechanism, Sizes sizes, int threads) {
        var parameters = OpenParameters.of(mechanism, sizes.d(), SEED);
        return new Subject(
                mechanism, parameters, Plan.of(mechanism, sizes, parameters, Plan.Choice.AUTO), sizes, threads);
    }

    /// By a given way, whether or not a plan would take it.
    ///
    /// @throws IllegalArgumentException if the mechanism cannot be computed that way
    static Subject by(Way way, Mechanism mechanism, Sizes sizes, int threads) {
        var parameters = OpenParameters.of(mechanism, sizes.d(), SEED);
        var plan = Plan.all(mechanism, sizes, parameters, Loops.preferred()).stream()
                .filter(one -> one.way() == way)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mechanism " + mechanism.name()
                        + ": expected one that can be computed by " + way.title() + ", got another"));
        return new Subject(mechanism, parameters, plan, sizes, threads);
    }

    private static float[] numbers(Draws draws, long count) {
        var drawn = draws.normal(Math.toIntExact(count));
        var numbers = new float[drawn.length];
        for (int place = 0; place < drawn.length; place++) {
            numbers[place] = (float) drawn[place];
        }
        return numbers;
    }

    @Override
    public void run() {
        plan.kernel().attend(call, execution);
    }

    Mechanism mechanism() {
        return mechanism;
    }

    Map<String, double[][]> parameters() {
        return parameters;
    }

    Plan plan() {
        return plan;
    }

    Call call() {
        return call;
    }

    DrawnInputs inputs() {
        return inputs;
    }

    Execution execution() {
        return execution;
    }

    /// PyTorch on the same tokens.
    ///
    /// @throws dev.attest.models.torch.NoNativeLibrary  if there is no library for this machine
    /// @throws IllegalArgumentException if the definition has no source
    TorchPeer peer() {
        return TorchPeer.of(
                mechanism,
                call.sizes(),
                call.q().data(),
                call.k().data(),
                call.v().data(),
                parameters);
    }

    /// PyTorch's operations for this definition, on the same tokens.
    TorchPeer operations() {
        return TorchPeer.operations(
                mechanism,
                call.sizes(),
                call.q().data(),
                call.k().data(),
                call.v().data(),
                parameters);
    }

    /// PyTorch's gradient on the same tokens, where it is one call.
    ///
    /// @throws dev.attest.models.torch.NoNativeLibrary if there is no library for this machine
    Optional<TorchPeer> gradientPeer(float[] dOut) {
        return TorchPeer.gradient(
                mechanism,
                call.sizes(),
                call.q().data(),
                call.k().data(),
                call.v().data(),
                dOut);
    }
}
