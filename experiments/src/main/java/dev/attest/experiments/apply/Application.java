package dev.attest.experiments.apply;

import dev.attest.experiments.arrays.ArrayHeader;
import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.study.BadInput;
import dev.attest.kernels.Execution;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.reference.Widths;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A mechanism about to be applied to the arrays of an archive: `q` [b,h,n,d], `k` [b,hk,l,d], `v` [b,hk,l,dv],
/// and one for each input and each parameter that has no value in the definition. Everything that the headers
/// can show to be wrong has been refused, and the memory is known; no numbers but parameters have been read.
public final class Application {
    private final NumpyArchive archive;
    private final Request request;
    private final HeadArrays arrays;
    private final InputArrays others;
    private final Computation computation;
    private final Optional<DoubleHeads> reading;
    private final Memory memory;

    private Application(
            NumpyArchive archive,
            Request request,
            HeadArrays arrays,
            InputArrays others,
            Map<String, double[][]> parameters,
            Memory memory) {
        this.archive = archive;
        this.request = request;
        this.arrays = arrays;
        this.others = others;
        this.memory = memory;
        this.computation = computation(parameters);
        this.reading = request.weights() ? Optional.of(doubles(parameters)) : Optional.empty();
    }

    /// What is asked for.
    ///
    /// @param weights whether the weights are wanted beside the outputs
    public record Request(Path file, Mechanism mechanism, Plan.Choice kernel, boolean weights, int threads) {}

    /// @param available bytes of memory that may be taken
    /// @throws BadInput if the arrays do not suit the mechanism, or there is too little memory for them
    public static Application of(NumpyArchive archive, Request request, long available) {
        var names = new ParameterArrays(request.file(), request.mechanism());
        names.requireNames(archive.names());
        names.requireRanks(archive);
        var arrays = HeadArrays.of(request.file(), archive);
        arrays.requireThatSuits(request.file(), request.mechanism());
        var memory = new Memory(available);
        state(memory, arrays, archive, request);
        try {
            var parameters = names.read(archive);
            var sizes = arrays.sizes();
            var widths = Widths.of(request.mechanism(), sizes.d(), sizes.dv(), parameters);
            var others = new InputArrays(request.file(), request.mechanism(), arrays, archive, widths);
            return new Application(archive, request, arrays, others, parameters, memory).requiringMemory();
        } catch (IllegalArgumentException refused) {
            throw new BadInput(request.file() + ": " + refused.getMessage());
        }
    }

    /// Bytes of an available process memory.
    public static long availableMemory() {
        return Memory.ofProcess();
    }

    private static void state(Memory memory, HeadArrays arrays, NumpyArchive archive, Request request) {
        int bytes = arrays.type().loadedBytes();
        for (var name : archive.names()) {
            memory.add(name, (long) archive.header(name).count() * bytes);
        }
        memory.add("o", count(request.file(), "o", arrays.outputShape()) * bytes);
        if (request.weights()) {
            memory.add("weights", count(request.file(), "weights", arrays.weightsShape()) * bytes);
        }
        memory.require(request.file());
    }

    private static long count(Path file, String name, List<Integer> shape) {
        long count = 1;
        for (int extent : shape) {
            count *= extent;
            if (count > ArrayHeader.MOST_NUMBERS) {
                throw new BadInput(file + ": expected arrays for which " + name + " has at most "
                        + ArrayHeader.MOST_NUMBERS + " numbers, got " + name + " " + ArrayHeader.words(shape));
            }
        }
        return count;
    }

    private Application requiringMemory() {
        memory.add("scratch", computation.scratchBytes(request.threads()));
        memory.require(request.file());
        return this;
    }

    private Computation computation(Map<String, double[][]> parameters) {
        if (arrays.type().isDouble() && request.kernel() == Plan.Choice.SIMD) {
            throw new BadInput(request.file() + ": expected float16 or float32 for a kernel, got " + arrays.type());
        }
        return arrays.type().isDouble()
                ? doubles(parameters)
                : new PlannedKernel(request.mechanism(), arrays, others, parameters, request.kernel());
    }

    private DoubleHeads doubles(Map<String, double[][]> parameters) {
        return new DoubleHeads(request.mechanism(), arrays, others, parameters);
    }

    /// Which way the outputs are computed, on what, and in how much memory: one line.
    public String summary() {
        return request.mechanism().name() + (request.mechanism().causal() ? ", causal" : "") + ": q "
                + archive.header("q").words() + ", k " + archive.header("k").words() + ", v "
                + archive.header("v").words() + "; "
                + computation.summary() + "; memory " + memory.words();
    }

    /// Why the outputs are computed this way, and not in a faster one.
    public List<String> explanation() {
        return computation.explanation();
    }

    /// Reads the numbers and computes.
    public Outcome run(Progress progress) {
        var inputs = read(progress);
        long rows = arrays.rows();
        var out = NumberArray.of(arrays.type(), Math.toIntExact(arrays.sizes().outputLength()));
        progress.start(request.mechanism().name(), rows);
        computation.outputs(inputs, out, execution(progress));
        var weights = reading.map(reference -> {
            progress.start("weights", rows);
            var numbers = NumberArray.of(
                    arrays.type(), Math.toIntExact(rows * arrays.sizes().keys()));
            reference.weights(inputs, numbers, execution(progress));
            return numbers;
        });
        progress.close();
        return new Outcome(arrays, notFinite(inputs), out, weights);
    }

    private Execution execution(Progress progress) {
        return new ToldExecution(Execution.on(request.threads()), progress::step);
    }

    private HeadInputs read(Progress progress) {
        var names = others.inputs().stream().map(Input::name).toList();
        long numbers = Stream.concat(Stream.of("q", "k", "v"), names.stream())
                .mapToLong(name -> archive.header(name).count())
                .sum();
        progress.start("read", numbers);
        var q = read("q", progress);
        var k = read("k", progress);
        var v = read("v", progress);
        var more = new HashMap<String, NumberArray>();
        names.forEach(name -> more.put(name, read(name, progress)));
        return new HeadInputs(q, k, v, more);
    }

    private NumberArray read(String name, Progress progress) {
        return NumberArray.read(archive, name, arrays.type(), progress::step);
    }

    private Map<String, Long> notFinite(HeadInputs inputs) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("q", inputs.q().notFinite(arrays.type()));
        counts.put("k", inputs.k().notFinite(arrays.type()));
        counts.put("v", inputs.v().notFinite(arrays.type()));
        others.inputs()
                .forEach(input ->
                        counts.put(input.name(), inputs.other(input.name()).notFinite(arrays.type())));
        return counts;
    }
}
