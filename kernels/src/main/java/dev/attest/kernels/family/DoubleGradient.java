package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.reference.ReverseReading;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The gradient of every definition without inputs, by reverse differentiation of its reading in doubles,
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

    /// @param widths     a value for each width name in use
    /// @param parameters name -> rows; a number is {{x}}, a vector one row
    public DoubleGradient(
            Mechanism mechanism, int d, int dv, Map<String, Integer> widths, Map<String, double[][]> parameters) {
        mechanism.inputs().stream().findFirst().ifPresent(input -> {
            throw new NoGradient("input " + input.name() + ": gradients by inputs are not computed");
        });
        this.mechanism = mechanism;
        this.d = d;
        this.dv = dv;
        this.widths = Map.copyOf(widths);
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
        into.require(sizes);
        into.parameters().values().forEach(gradient -> Arrays.fill(gradient, 0));
        int keyHeads = sizes.batch() * sizes.keyHeads();
        int shared = sizes.heads() / sizes.keyHeads();
        for (int keyHead = 0; keyHead < keyHeads; keyHead++) {
            keyHead(call, dOut, into, keyHead, shared);
            execution.finished((long) shared * sizes.queries());
        }
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
        try {
            return new ReverseReading<>(new Doubles(), mechanism, widths, parameters).gradient(q, k, v, seeds);
        } catch (Undefined | Declined noValue) {
            var none = new HashMap<String, List<List<Double>>>();
            parameters.forEach((name, rows) -> none.put(name, none(rows)));
            return new ReverseReading.Gradient<>(none(q), none(k), none(v), none);
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
