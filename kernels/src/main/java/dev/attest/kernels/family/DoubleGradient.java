package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.reference.ReverseReading;
import dev.attest.kernels.strip.Setting;
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

/// The gradient of every definition, by reverse differentiation of its reading in doubles,
/// rounded once at the end; on one thread. What has no value in doubles makes the gradients of its head not a
/// number.
///
/// Time n_q n times the cost of the definition, with an object for each operation; memory that of the
/// operations of one row.
public final class DoubleGradient implements GradientKernel {
    private final Mechanism mechanism;
    private final int d;
    private final int dv;
    private final Map<String, Integer> widths;
    private final Map<String, List<List<Double>>> parameters = new HashMap<>();
    private final TokenInputs inputs;

    /// @param widths     a value for each width name in use
    /// @param parameters name -> rows; a number is {{x}}, a vector one row
    public DoubleGradient(
            Mechanism mechanism, int d, int dv, Map<String, Integer> widths, Map<String, double[][]> parameters) {
        this.mechanism = mechanism;
        this.d = d;
        this.dv = dv;
        this.widths = Map.copyOf(widths);
        this.inputs = TokenInputs.of(mechanism, new Setting(widths, parameters));
        parameters.forEach((name, rows) -> this.parameters.put(
                name,
                Arrays.stream(rows)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList()));
    }

    @Override
    public void differentiate(Call call, Slice dOut, Gradients into, Execution execution) {
        var sizes = call.sizes();
        if (sizes.d() != d || sizes.dv() != dv) {
            throw new IllegalArgumentException(
                    "widths d and dv: expected " + d + " and " + dv + ", got " + sizes.d() + " and " + sizes.dv());
        }
        dOut.require("dOut", sizes.outputLength());
        into.require(call);
        inputs.require(call);
        requireParameters(into);
        into.inputs().forEach((name, gradient) -> {
            int length = Math.toIntExact(inputs.length(name, sizes));
            gradient.require("gradient by " + name, length);
            Arrays.fill(gradient.data(), gradient.from(), gradient.from() + length, 0);
        });
        into.parameters().values().forEach(gradient -> Arrays.fill(gradient, 0));
        int keyHeads = sizes.batch() * sizes.keyHeads();
        int shared = sizes.heads() / sizes.keyHeads();
        for (int keyHead = 0; keyHead < keyHeads; keyHead++) {
            keyHead(call, dOut, into, keyHead, shared);
            execution.finished((long) shared * sizes.queries());
        }
    }

    private void requireParameters(Gradients into) {
        into.parameters().forEach((name, gradient) -> {
            var rows = parameters.get(name);
            if (rows == null) {
                throw new IllegalArgumentException("parameter " + name + ": expected one of the mechanism");
            }
            int length = rows.stream().mapToInt(List::size).sum();
            if (gradient.length < length) {
                throw new IllegalArgumentException(
                        "gradient by " + name + ": expected " + length + " numbers, got " + gradient.length);
            }
        });
    }

    private void keyHead(Call call, Slice dOut, Gradients into, int keyHead, int shared) {
        var sizes = call.sizes();
        var keys = new double[sizes.keys() * d];
        var values = new double[sizes.keys() * dv];
        for (int number = keyHead * shared; number < (keyHead + 1) * shared; number++) {
            var gradient = gradient(HeadView.of(call, number), dOut, sizes);
            var queries = new double[sizes.queries() * d];
            add(gradient.queries(), queries);
            write(queries, into.dq(), number * queries.length);
            add(gradient.keys(), keys);
            add(gradient.values(), values);
            for (var input : mechanism.inputs()) {
                var tokens = gradient.inputs().getOrDefault(input.name(), List.of());
                add(input, HeadView.of(call, number), tokens, into);
            }
            gradient.parameters().forEach((name, rows) -> {
                if (into.parameters().containsKey(name)) {
                    add(rows, into.parameters().get(name));
                }
            });
        }
        write(keys, into.dk(), keyHead * keys.length);
        write(values, into.dv(), keyHead * values.length);
    }

    private ReverseReading.Gradient<Double> gradient(HeadView head, Slice dOut, Sizes sizes) {
        var q = rows(head.q(), head.qAt(), sizes.queries(), d);
        var k = rows(head.k(), head.kAt(), sizes.keys(), d);
        var v = rows(head.v(), head.vAt(), sizes.keys(), dv);
        var seeds = rows(dOut.data(), dOut.from() + head.number() * sizes.queries() * dv, sizes.queries(), dv);
        var given = new HashMap<String, List<List<List<Double>>>>();
        for (var input : mechanism.inputs()) {
            given.put(input.name(), tokens(input, head));
        }
        try {
            return new ReverseReading<>(new Doubles(), mechanism, widths, parameters).gradient(q, k, v, given, seeds);
        } catch (Undefined | Declined noValue) {
            var none = new HashMap<String, List<List<Double>>>();
            parameters.forEach((name, rows) -> none.put(name, none(rows)));
            var noInputs = new HashMap<String, List<List<List<Double>>>>();
            given.forEach((name, tokens) ->
                    noInputs.put(name, tokens.stream().map(DoubleGradient::none).toList()));
            return new ReverseReading.Gradient<>(none(q), none(k), none(v), noInputs, none);
        }
    }

    private List<List<List<Double>>> tokens(Input input, HeadView head) {
        int columns = columns(input);
        int rows = inputs.size(input) / columns;
        int at = head.inputAt(input, rows * columns);
        int count = input.ofQuery() ? head.sizes().queries() : head.sizes().keys();
        var tokens = new ArrayList<List<List<Double>>>();
        for (int token = 0; token < count; token++) {
            tokens.add(rows(head.input(input).data(), at + token * rows * columns, rows, columns));
        }
        return tokens;
    }

    /// A vector is one row.
    private int columns(Input input) {
        return switch (input.shape()) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector(var width) -> width.at(widths);
            case Shape.Matrix(var _, var columns) -> columns.at(widths);
        };
    }

    private void add(Input input, HeadView head, List<List<List<Double>>> tokens, Gradients into) {
        var gradient = into.inputs().get(input.name());
        if (gradient == null) {
            return;
        }
        int size = inputs.size(input);
        int at = gradient.from() + head.inputAt(input, size) - head.input(input).from();
        for (var token : tokens) {
            for (var row : token) {
                for (double entry : row) {
                    gradient.data()[at++] += (float) entry;
                }
            }
        }
    }

    private static List<List<Double>> none(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(_ -> Double.NaN).toList())
                .toList();
    }

    private static List<List<Double>> rows(float[] data, int from, int count, int width) {
        var rows = new ArrayList<List<Double>>();
        for (int row = 0; row < count; row++) {
            var entries = new ArrayList<Double>();
            for (int entry = 0; entry < width; entry++) {
                entries.add((double) data[from + row * width + entry]);
            }
            rows.add(entries);
        }
        return rows;
    }

    private static void add(List<List<Double>> rows, double[] sums) {
        int place = 0;
        for (var row : rows) {
            for (double entry : row) {
                sums[place++] += entry;
            }
        }
    }

    private static void write(double[] numbers, Slice to, int at) {
        for (int place = 0; place < numbers.length; place++) {
            to.data()[to.from() + at + place] = (float) numbers[place];
        }
    }
}
