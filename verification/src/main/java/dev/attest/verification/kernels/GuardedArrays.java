package dev.attest.verification.kernels;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The arrays of one call, each beginning at an odd place with memory before and behind it: input is surrounded
/// by what is not a number, output by a number that must stay.
final class GuardedArrays {
    private static final int[] BEFORE = {3, 5, 7, 11};
    private static final int BEHIND = 83;
    private static final float KEPT = -12345.678f;

    private final Sizes sizes;
    private final float[] q;
    private final float[] k;
    private final float[] v;
    private final float[] out;
    private final Map<String, float[]> inputs = new TreeMap<>();

    GuardedArrays(Sizes sizes, float[] q, float[] k, float[] v, Map<String, float[]> inputs) {
        this.sizes = sizes;
        this.q = guarded(q, BEFORE[0]);
        this.k = guarded(k, BEFORE[1]);
        this.v = guarded(v, BEFORE[2]);
        inputs.forEach((name, numbers) -> this.inputs.put(name, guarded(numbers, BEFORE[0])));
        this.out = new float[BEFORE[3] + (int) sizes.outputLength() + BEHIND];
        Arrays.fill(out, KEPT);
        Arrays.fill(out, BEFORE[3], BEFORE[3] + (int) sizes.outputLength(), Float.NaN);
    }

    private static float[] guarded(float[] data, int before) {
        var guarded = new float[before + data.length + BEHIND];
        Arrays.fill(guarded, Float.NaN);
        System.arraycopy(data, 0, guarded, before, data.length);
        return guarded;
    }

    /// What a call leaves as it must not, in sentences.
    List<String> call(AttentionKernel kernel, PoisonedExecution execution) {
        var before = all().stream().map(float[]::clone).toList();
        var wrong = new ArrayList<String>();
        try {
            var call = Call.of(
                    sizes,
                    new Slice(q, BEFORE[0]),
                    new Slice(k, BEFORE[1]),
                    new Slice(v, BEFORE[2]),
                    new Slice(out, BEFORE[3]));
            for (var input : inputs.entrySet()) {
                call = call.withInput(input.getKey(), new Slice(input.getValue(), BEFORE[0]));
            }
            kernel.attend(call, execution);
        } catch (RuntimeException thrown) {
            wrong.add("expected an output, got " + thrown);
        }
        var now = all();
        for (int input = 0; input < now.size(); input++) {
            if (!Arrays.equals(bits(now.get(input)), bits(before.get(input)))) {
                wrong.add("input " + name(input) + ": expected to be left as it was");
            }
        }
        checkGuards(wrong);
        long rows = (long) sizes.batch() * sizes.heads() * sizes.queries();
        if (execution.rows() != rows) {
            wrong.add("progress: expected " + rows + " finished rows, got " + execution.rows());
        }
        if (execution.notGivenBack() > 0) {
            wrong.add("scratch: expected all of it back, missing " + execution.notGivenBack() + " arrays");
        }
        return wrong;
    }

    private List<float[]> all() {
        return Stream.concat(Stream.of(q, k, v), inputs.values().stream()).toList();
    }

    private String name(int number) {
        return number < 3
                ? "qkv".substring(number, number + 1)
                : List.copyOf(inputs.keySet()).get(number - 3);
    }

    private void checkGuards(List<String> wrong) {
        int end = BEFORE[3] + (int) sizes.outputLength();
        for (int place = 0; place < out.length; place++) {
            boolean outside = place < BEFORE[3] || place >= end;
            if (outside && out[place] != KEPT) {
                wrong.add("output: expected nothing written " + (place < end ? "before" : "behind") + " it, got "
                        + out[place] + " at " + (place - BEFORE[3]));
                return;
            }
        }
    }

    private static int[] bits(float[] numbers) {
        var bits = new int[numbers.length];
        Arrays.setAll(bits, place -> Float.floatToRawIntBits(numbers[place]));
        return bits;
    }

    float[] output() {
        return Arrays.copyOfRange(out, BEFORE[3], BEFORE[3] + (int) sizes.outputLength());
    }
}
