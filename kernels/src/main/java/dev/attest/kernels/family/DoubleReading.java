package dev.attest.kernels.family;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Parallel;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.kernels.reference.Widths;
import dev.attest.kernels.strip.Setting;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The reference behind the boundary of a kernel: in doubles, rounded once at the end. Computes every
/// definition.
///
/// Time n_q n times the cost of the definition in plain Java, more where a definition nests reductions; memory
/// of a head in doubles.
public final class DoubleReading implements AttentionKernel {
    private final TokenInputs inputs;
    private final ReferenceAttention reference;
    private final Supplier<DoubleExtras> extras;
    private final int d;
    private final int dv;

    /// @param parameters name -> rows, as [ReferenceAttention#of] takes them
    public DoubleReading(Mechanism mechanism, int d, int dv, Map<String, double[][]> parameters) {
        var setting = new Setting(Widths.of(mechanism, d, dv, parameters), parameters);
        this.inputs = TokenInputs.of(mechanism, setting);
        this.reference = ReferenceAttention.of(mechanism, d, dv, setting.parameters());
        this.extras = () -> new DoubleExtras(mechanism, d, dv, setting.parameters());
        this.d = d;
        this.dv = dv;
    }

    /// Bytes that a run takes beyond the arrays that it is given, without what the definition itself keeps for
    /// each key.
    public static long scratchBytes(Sizes sizes) {
        long head = (long) sizes.queries() * sizes.d() + (long) sizes.keys() * (sizes.d() + sizes.dv());
        return Double.BYTES * 2 * head;
    }

    @Override
    public void attend(Call call, Execution execution) {
        var sizes = call.sizes();
        if (sizes.d() != d || sizes.dv() != dv) {
            throw new IllegalArgumentException(
                    "widths d and dv: expected " + d + " and " + dv + ", got " + sizes.d() + " and " + sizes.dv());
        }
        inputs.require(call);
        Optional<DoubleExtras> wanted = call.wanted().isEmpty() ? Optional.empty() : Optional.of(extras.get());
        wanted.ifPresent(made -> made.check(call.wanted().keySet()));
        for (int number = 0; number < HeadView.count(sizes); number++) {
            head(HeadView.of(call, number), execution, wanted);
        }
    }

    private void head(HeadView view, Execution execution, Optional<DoubleExtras> wanted) {
        var sizes = view.sizes();
        var tokens = new DoubleExtras.Tokens(
                doubles(view.q(), view.qAt(), sizes.queries() * d),
                sizes.queries(),
                doubles(view.k(), view.kAt(), sizes.keys() * d),
                doubles(view.v(), view.vAt(), sizes.keys() * dv),
                sizes.keys(),
                inputs(view));
        var head = tokens.head(reference, dv);
        var told = wanted.map(made -> made.of(view, tokens, head));
        Parallel.run(sizes.queries(), execution, () -> {
            var row = new double[dv];
            return number -> {
                head.output(number, row);
                for (int entry = 0; entry < dv; entry++) {
                    view.out()[view.outAt() + number * dv + entry] = (float) row[entry];
                }
                told.ifPresent(beside -> beside.write(number));
                execution.finished(1);
            };
        });
    }

    private Map<String, double[][]> inputs(HeadView view) {
        var all = new HashMap<String, double[][]>();
        inputs.sizes().forEach((input, size) -> {
            int count = input.ofQuery() ? view.sizes().queries() : view.sizes().keys();
            var tokens = new double[count][];
            int from = view.inputAt(input, size);
            Arrays.setAll(tokens, token -> doubles(view.input(input).data(), from + token * size, size));
            all.put(input.name(), tokens);
        });
        return all;
    }

    private static double[] doubles(float[] values, int from, int count) {
        var doubles = new double[count];
        for (int place = 0; place < count; place++) {
            doubles[place] = values[from + place];
        }
        return doubles;
    }
}
