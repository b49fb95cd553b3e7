package dev.attest.verification.benchmarks;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Plan;
import dev.attest.models.torch.TorchPeer;
import dev.attest.theory.formula.Catalogue;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The outputs of all rows, by the kernel that a plan takes and by PyTorch. Each side has a JVM of its own, so
/// that the idle threads of one take no time from the other.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class ForwardPass {
    @Param({"softmax", "elu1-linear", "inline"})
    public String mechanism;

    @Param({"false", "true"})
    public boolean causal;

    @Param({"1024", "4096"})
    public int n;

    @Param("64")
    public int d;

    @Param("8")
    public int heads;

    @Param("1")
    public int batch;

    /// The kernel of the plan.
    @State(Scope.Benchmark)
    public static class Ours {
        Plan plan;
        Call call;
        Execution execution;

        @Setup(Level.Trial)
        public void plan(ForwardPass pass) {
            plan = Plan.of(pass.definition(), pass.sizes(), Map.of(), Plan.Choice.AUTO);
            call = KernelGate.call(pass.sizes());
            execution = Execution.on(Runtime.getRuntime().availableProcessors());
        }
    }

    /// PyTorch on the same numbers.
    @State(Scope.Benchmark)
    public static class Theirs {
        TorchPeer peer;

        @Setup(Level.Trial)
        public void peer(ForwardPass pass) {
            System.setProperty(
                    "ai.djl.pytorch.num_threads",
                    Integer.toString(Runtime.getRuntime().availableProcessors()));
            var call = KernelGate.call(pass.sizes());
            peer = TorchPeer.of(
                    pass.definition(),
                    pass.sizes(),
                    call.q().data(),
                    call.k().data(),
                    call.v().data(),
                    Map.of());
        }

        @TearDown(Level.Trial)
        public void close() {
            peer.close();
        }
    }

    dev.attest.theory.formula.Mechanism definition() {
        var definition = Catalogue.resolve(mechanism);
        return causal ? definition.causally() : definition;
    }

    Sizes sizes() {
        return Sizes.square(batch, heads, n, d);
    }

    @Benchmark
    public void attest(Ours ours) {
        ours.plan.kernel().attend(ours.call, ours.execution);
    }

    @Benchmark
    public void pytorch(Theirs theirs) {
        theirs.peer.run();
    }
}
