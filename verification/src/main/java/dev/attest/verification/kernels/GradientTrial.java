package dev.attest.verification.kernels;

import dev.attest.kernels.Call;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.reference.HeadReading;
import dev.attest.kernels.reference.ReverseReading;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One input for a mechanism with an adjoint of its output, and what a gradient kernel may make of them.
final class GradientTrial {
    /// A kernel may go another way than the reading, which divides by sums of exponentials where it may
    /// subtract their logarithm, and sums over the keys what it may sum over the entries: as many roundings
    /// again on each of the two ways, there and back.
    private static final double DETOUR = 4;

    private static final int FEATURES = 5;
    private static final int BEFORE = 5;
    private static final int BEHIND = 83;
    private static final float KEPT = -12345.678f;

    private final Mechanism mechanism;
    private final Sizes sizes;
    private final Map<String, Integer> widths;
    private final Map<String, double[][]> parameters;
    private final float[] q;
    private final float[] k;
    private final float[] v;
    private final float[] dOut;
    private final float[] out;
    private final Single[] dq;
    private final Single[] dk;
    private final Single[] dv;
    private final Map<String, Single[]> byParameter = new TreeMap<>();
    private final Map<String, float[]> inputs = new TreeMap<>();
    private final Map<String, Single[]> byInput = new TreeMap<>();

    /// @param scale of the queries: the standard deviation of an entry
    private GradientTrial(Mechanism mechanism, Sizes sizes, double scale) {
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.widths = new HashMap<>(mechanism.widths());
        widths.putIfAbsent("d", sizes.d());
        widths.putIfAbsent("dv", sizes.dv());
        widths.putIfAbsent("m", FEATURES);
        this.parameters = DrawnParameters.of(mechanism, widths, sizes.keys());
        var random = new SplittableRandom(sizes.hashCode());
        this.q = normal(random, sizes.queryLength(), scale);
        this.k = normal(random, sizes.keyLength(), 1);
        this.v = normal(random, sizes.valueLength(), 1);
        this.dOut = normal(random, sizes.outputLength(), 1);
        this.out = new float[dOut.length];
        for (var input : mechanism.inputs()) {
            inputs.put(input.name(), drawn(input, random));
        }
        this.dq = zeros(q.length);
        this.dk = zeros(k.length);
        this.dv = zeros(v.length);
        clear();
        if (!isDefined()) {
            fold(q);
            fold(k);
        }
    }

    /// In the interval that the file names, else around 0.
    private float[] drawn(Input input, SplittableRandom random) {
        int heads = sizes.batch() * (input.ofQuery() ? sizes.heads() : sizes.keyHeads());
        int tokens = input.ofQuery() ? sizes.queries() : sizes.keys();
        var numbers = normal(random, (long) heads * tokens * rows(input) * columns(input), 1);
        input.range().ifPresent(range -> {
            float low = range.low().floatValue();
            float width = range.high().floatValue() - low;
            for (int place = 0; place < numbers.length; place++) {
                numbers[place] = low + width * (1 + (float) Math.tanh(numbers[place])) / 2;
            }
        });
        return numbers;
    }

    private int rows(Input input) {
        return input.shape() instanceof Shape.Matrix(var rows, var _) ? rows.at(widths) : 1;
    }

    private int columns(Input input) {
        return switch (input.shape()) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector(var width) -> width.at(widths);
            case Shape.Matrix(var _, var columns) -> columns.at(widths);
        };
    }

    /// The tokens of an input, one after the other, of the heads that a query head reads.
    private List<List<List<Single>>> tokens(Input input, int head, int keyHead) {
        int count = input.ofQuery() ? sizes.queries() : sizes.keys();
        int of = input.ofQuery() ? head : keyHead;
        var tokens = new ArrayList<List<List<Single>>>();
        for (int token = 0; token < count; token++) {
            tokens.add(rows(of(inputs, input.name()), of * count + token, rows(input), columns(input)));
        }
        return tokens;
    }

    private void clear() {
        Arrays.fill(dq, Single.exact(0));
        Arrays.fill(dk, Single.exact(0));
        Arrays.fill(dv, Single.exact(0));
        parameters.forEach((name, rows) -> byParameter.put(name, zeros(rows.length * rows[0].length)));
        inputs.forEach((name, numbers) -> byInput.put(name, zeros(numbers.length)));
    }

    /// Features such as relu need positive entries for a row to have a value.
    private static void fold(float[] numbers) {
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = Math.abs(numbers[place]);
        }
    }

    /// Computes what is expected, if there is something.
    private boolean isDefined() {
        try {
            for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
                read(head);
            }
            return true;
        } catch (Undefined | Declined noValue) {
            return false;
        }
    }

    /// A trial of the definition at these sizes; empty where it has no value at the numbers that were drawn.
    static Optional<GradientTrial> of(Mechanism mechanism, Sizes sizes, double scale) {
        var trial = new GradientTrial(mechanism, sizes, scale);
        trial.clear();
        return trial.isDefined() ? Optional.of(trial) : Optional.empty();
    }

    private static <T> T of(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static float[] normal(SplittableRandom random, long count, double scale) {
        var numbers = new float[Math.toIntExact(count)];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = (float) (random.nextGaussian() * scale);
        }
        return numbers;
    }

    private static Single[] zeros(int count) {
        var zeros = new Single[count];
        Arrays.fill(zeros, Single.exact(0));
        return zeros;
    }

    private void read(int head) {
        int keyHead = head / sizes.heads() * sizes.keyHeads() + sizes.keyHead(head % sizes.heads());
        var queries = rows(q, head, sizes.queries(), sizes.d());
        var keys = rows(k, keyHead, sizes.keys(), sizes.d());
        var values = rows(v, keyHead, sizes.keys(), sizes.dv());
        var given = new HashMap<String, List<List<List<Single>>>>();
        var doubles = new HashMap<String, List<List<List<Double>>>>();
        for (var input : mechanism.inputs()) {
            var tokens = tokens(input, head, keyHead);
            given.put(input.name(), tokens);
            doubles.put(
                    input.name(), tokens.stream().map(GradientTrial::numbers).toList());
        }
        var outputs = new HeadReading<>(new Doubles(), mechanism, widths, boxed(parameters))
                .outputs(numbers(queries), numbers(keys), numbers(values), doubles);
        int at = head * sizes.queries() * sizes.dv();
        for (var row : outputs) {
            for (double entry : row) {
                out[at++] = (float) entry;
            }
        }
        var numbers = new HashMap<String, List<List<Single>>>();
        boxed(parameters).forEach((name, rows) -> numbers.put(name, singles(rows)));
        var gradient = new ReverseReading<>(new SingleScalars(), mechanism, widths, numbers)
                .gradient(queries, keys, values, given, rows(dOut, head, sizes.queries(), sizes.dv()));
        add(gradient.queries(), dq, head * sizes.queries() * sizes.d());
        add(gradient.keys(), dk, keyHead * sizes.keys() * sizes.d());
        add(gradient.values(), dv, keyHead * sizes.keys() * sizes.dv());
        gradient.parameters().forEach((name, rows) -> add(rows, of(byParameter, name), 0));
        for (var input : mechanism.inputs()) {
            int size = rows(input) * columns(input);
            int to = input.ofQuery() ? head * sizes.queries() * size : keyHead * sizes.keys() * size;
            for (var token : of(gradient.inputs(), input.name())) {
                add(token, of(byInput, input.name()), to);
                to += size;
            }
        }
    }

    private static List<List<Single>> rows(float[] data, int head, int count, int width) {
        var rows = new ArrayList<List<Single>>();
        for (int row = 0; row < count; row++) {
            var entries = new ArrayList<Single>();
            for (int entry = 0; entry < width; entry++) {
                entries.add(Single.exact(data[(head * count + row) * width + entry]));
            }
            rows.add(entries);
        }
        return rows;
    }

    private static List<List<Double>> numbers(List<List<Single>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Single::value).toList())
                .toList();
    }

    private static List<List<Single>> singles(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Single::exact).toList())
                .toList();
    }

    private static Map<String, List<List<Double>>> boxed(Map<String, double[][]> parameters) {
        var boxed = new HashMap<String, List<List<Double>>>();
        parameters.forEach((name, rows) -> boxed.put(
                name,
                Arrays.stream(rows)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList()));
        return boxed;
    }

    private static void add(List<List<Single>> rows, Single[] sums, int from) {
        int at = from;
        for (var row : rows) {
            for (var entry : row) {
                sums[at] = sums[at].plus(entry);
                at++;
            }
        }
    }

    /// Entries that can be wrong.
    long telling() {
        return Stream.concat(
                        Stream.of(dq, dk, dv), Stream.concat(byParameter.values().stream(), byInput.values().stream()))
                .flatMap(Arrays::stream)
                .filter(single -> !single.isOpen() && single.error() > 0)
                .count();
    }

    /// What one run found.
    private record Found(
            float[] dq, float[] dk, float[] dv, Map<String, float[]> inputs, Map<String, double[]> parameters) {
        boolean hasTheBitsOf(Found other) {
            return Arrays.equals(dq, other.dq)
                    && Arrays.equals(dk, other.dk)
                    && Arrays.equals(dv, other.dv)
                    && inputs.keySet().stream()
                            .allMatch(name -> Arrays.equals(of(inputs, name), of(other.inputs, name)))
                    && parameters.keySet().stream()
                            .allMatch(name -> Arrays.equals(parameters.get(name), other.parameters.get(name)));
        }
    }

    /// Runs a kernel with one thread and twice with three, and without its parameters.
    void run(GradientMaker maker, KernelReport report) {
        var kernel = maker.kernel(mechanism, sizes, parameters);
        var one = run(kernel, 1, true, report);
        compare(one, report);
        var three = run(kernel, 3, true, report);
        compare(three, report);
        if (!three.hasTheBitsOf(run(kernel, 3, true, report))) {
            report.violation(place() + "three threads: expected the same bits again, got others");
        }
        if (!parameters.isEmpty()) {
            compare(run(kernel, 1, false, report), report);
        }
    }

    private Found run(GradientKernel kernel, int threads, boolean withParameters, KernelReport report) {
        var execution = new PoisonedExecution(threads);
        var call = Call.of(sizes, guarded(q), guarded(k), guarded(v), guarded(out));
        var byInput = new TreeMap<String, Slice>();
        for (var input : inputs.entrySet()) {
            call = call.withInput(input.getKey(), guarded(input.getValue()));
            byInput.put(input.getKey(), output(input.getValue().length));
        }
        var into = new Gradients(
                output(q.length), output(k.length), output(v.length), byInput, withParameters ? sums() : Map.of());
        try {
            kernel.differentiate(call, guarded(dOut), into, execution);
        } catch (RuntimeException thrown) {
            report.violation(place() + "expected a gradient, got " + thrown);
        }
        if (execution.notGivenBack() > 0) {
            report.violation(place() + "scratch: expected all of it back, missing " + execution.notGivenBack());
        }
        var found = new TreeMap<String, float[]>();
        byInput.forEach((name, slice) -> found.put(name, inside(slice, of(inputs, name).length, "by " + name, report)));
        return new Found(
                inside(into.dq(), q.length, "dq", report),
                inside(into.dk(), k.length, "dk", report),
                inside(into.dv(), v.length, "dv", report),
                found,
                into.parameters());
    }

    private Map<String, double[]> sums() {
        var sums = new TreeMap<String, double[]>();
        byParameter.forEach((name, entries) -> {
            var sum = new double[entries.length];
            Arrays.fill(sum, Double.NaN);
            sums.put(name, sum);
        });
        return sums;
    }

    /// Between numbers that are none.
    private static Slice guarded(float[] data) {
        var guarded = new float[BEFORE + data.length + BEHIND];
        Arrays.fill(guarded, Float.NaN);
        System.arraycopy(data, 0, guarded, BEFORE, data.length);
        return new Slice(guarded, BEFORE);
    }

    private static Slice output(int length) {
        var guarded = new float[BEFORE + length + BEHIND];
        Arrays.fill(guarded, KEPT);
        Arrays.fill(guarded, BEFORE, BEFORE + length, Float.NaN);
        return new Slice(guarded, BEFORE);
    }

    private float[] inside(Slice slice, int length, String what, KernelReport report) {
        for (int place = 0; place < slice.data().length; place++) {
            boolean outside = place < BEFORE || place >= BEFORE + length;
            if (outside && slice.data()[place] != KEPT) {
                report.violation(place() + what + ": expected nothing written beside it, got " + slice.data()[place]);
                break;
            }
        }
        return Arrays.copyOfRange(slice.data(), BEFORE, BEFORE + length);
    }

    private String place() {
        return mechanism.name() + (mechanism.causal() ? ", causal, " : ", ") + sizes + ": ";
    }

    private void compare(Found found, KernelReport report) {
        compare("dq", found.dq, dq, report);
        compare("dk", found.dk, dk, report);
        compare("dv", found.dv, dv, report);
        found.inputs.forEach((name, got) -> compare("by " + name, got, of(byInput, name), report));
        found.parameters.forEach((name, got) -> {
            var numbers = new float[got.length];
            for (int place = 0; place < got.length; place++) {
                numbers[place] = (float) got[place];
            }
            compare("by " + name, numbers, of(byParameter, name), report);
        });
    }

    private void compare(String what, float[] got, Single[] expected, KernelReport report) {
        for (int place = 0; place < got.length; place++) {
            var exact = expected[place];
            var allowed = new Single(exact.value(), exact.size(), DETOUR * exact.error() + Float.MIN_NORMAL);
            report.compare(allowed, got[place]);
            if (!allowed.allows(got[place])) {
                report.violation(place() + what + " " + place + ": expected " + allowed.value() + " within "
                        + allowed.error() + ", got " + got[place]);
                return;
            }
        }
    }
}
