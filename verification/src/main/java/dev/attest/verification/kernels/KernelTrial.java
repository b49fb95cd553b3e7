package dev.attest.verification.kernels;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// One input for a mechanism, and what a kernel may make of it.
final class KernelTrial {
    private static final int MOST_ROWS = 200;
    private static final int FEATURES = 5;

    private final Mechanism mechanism;
    private final Sizes sizes;
    private final String what;
    private final Map<String, Integer> widths;
    private final Map<String, double[][]> parameters;
    private final DrawnInputs inputs;
    private final boolean disturbed;
    private final boolean infinite;
    private final float[] q;
    private final float[] k;
    private final float[] v;
    private final int[] rows;
    private final List<Single> allowed = new ArrayList<>();

    /// @param scale of the queries: the standard deviation of an entry
    KernelTrial(Mechanism mechanism, Sizes sizes, double scale, Optional<Disturbance> disturbance) {
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.disturbed = disturbance.isPresent();
        this.infinite =
                disturbance.filter(number -> Float.isInfinite(number.number())).isPresent();
        this.what = sizes + disturbance.map(number -> ", " + number).orElse("");
        this.widths = new HashMap<>(mechanism.widths());
        widths.putIfAbsent("d", sizes.d());
        widths.putIfAbsent("dv", sizes.dv());
        widths.putIfAbsent("m", FEATURES);
        this.parameters = DrawnParameters.of(mechanism, widths, sizes.keys());
        this.inputs = new DrawnInputs(mechanism, sizes, widths);
        var random = new SplittableRandom(sizes.hashCode());
        this.q = normal(random, sizes.queryLength(), scale);
        this.k = normal(random, sizes.keyLength(), 1);
        this.v = normal(random, sizes.valueLength(), 1);
        disturbance.ifPresent(this::disturb);
        this.rows = chosen(sizes.queries());
        read();
    }

    private void disturb(Disturbance number) {
        switch (number.input()) {
            case QUERY -> number.apply(sizes, q, 0);
            case KEY -> number.apply(sizes, k, 0);
            case VALUE -> number.apply(sizes, v, 0);
            case OTHER -> inputs.disturb(number.name(), number.number(), number.token());
        }
    }

    private static float[] normal(SplittableRandom random, long count, double scale) {
        var numbers = new float[Math.toIntExact(count)];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = (float) (random.nextGaussian() * scale);
        }
        return numbers;
    }

    /// All rows; of many, the first, the last, and those around tiles.
    private static int[] chosen(int queries) {
        return IntStream.range(0, queries)
                .filter(row ->
                        queries <= MOST_ROWS || row < 2 || row >= queries - 2 || (row + 1) % 256 < 2 || row % 97 == 0)
                .toArray();
    }

    private void read() {
        for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
            int keyHead = head / sizes.heads() * sizes.keyHeads() + sizes.keyHead(head % sizes.heads());
            var queries = doubles(q, head * sizes.queries() * sizes.d(), sizes.queries() * sizes.d());
            var keys = doubles(k, keyHead * sizes.keys() * sizes.d(), sizes.keys() * sizes.d());
            var values = doubles(v, keyHead * sizes.keys() * sizes.dv(), sizes.keys() * sizes.dv());
            readHead(queries, keys, values, inputs.of(head));
        }
    }

    private void readHead(double[] queries, double[] keys, double[] values, Map<String, double[][]> others) {
        var reference = ReferenceAttention.of(mechanism, sizes.d(), sizes.dv(), parameters)
                .head(queries, sizes.queries(), keys, values, sizes.keys(), sizes.dv(), others);
        var tokens = new Tokens(mechanism.causal(), sizes, widths, parameters, queries, keys, values, others);
        var free = new FreeIndices();
        var ofHead = new IdentityHashMap<Term, Singles>();
        var out = new double[sizes.dv()];
        var states = new SingleStates(
                mechanism.states(),
                tokens,
                (token, state, old, withoutValues) ->
                        new SingleReading(tokens, free, ofHead, token, old).update(state, withoutValues));
        for (int row : rows) {
            reference.output(row, out);
            var single = new SingleReading(tokens, free, ofHead, row, states.after(row)).read(mechanism.output());
            for (int entry = 0; entry < sizes.dv(); entry++) {
                allowed.add(agreed(single.at(0, entry), out[entry], row));
            }
        }
    }

    /// The bound around the reference, which the reading of the bound has to agree with: rounding in double
    /// precision is less by 2^-29, and by 2^-20 at least with everything that the bound leaves out.
    ///
    /// What the evaluator of the theory reads is strict: a number that is not finite leaves all of a row
    /// undefined. A kernel keeps it to the channels that it reaches, as the reading of the bound does. An
    /// infinity in a state is another, or no number, in another order of sums: what a norm makes of it is open.
    private Single agreed(Single single, double reference, int row) {
        if (disturbed && isRead() && !Double.isFinite(reference) && infinite && isAfterStates()) {
            return Single.unknown(reference);
        }
        if (disturbed && isRead() && !Double.isFinite(reference) && Double.isFinite(single.value())) {
            return single;
        }

        boolean same = single.isOpen()
                || !Double.isFinite(reference) && !Double.isFinite(single.value())
                || Math.abs(reference - single.value()) <= 0x1p-20 * single.error();
        if (!same) {
            throw new IllegalStateException(mechanism.name() + ", " + what + ", row " + row
                    + ": expected the reference " + reference + ", got " + single);
        }
        return new Single(reference, single.size(), single.error());
    }

    /// Whether something is made of what is read of the states before it leaves the head.
    private boolean isAfterStates() {
        return !mechanism.states().isEmpty() && !(mechanism.output() instanceof Term.Product);
    }

    /// Whether the reference is the evaluator, token by token.
    private boolean isRead() {
        return !mechanism.states().isEmpty() || !mechanism.inputs().isEmpty() || turns(mechanism.output());
    }

    private static boolean turns(Term term) {
        return term instanceof Term.Rotary || FreeIndices.parts(term).stream().anyMatch(KernelTrial::turns);
    }

    private static double[] doubles(float[] numbers, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToDouble(place -> numbers[place])
                .toArray();
    }

    /// How many outputs can be wrong: those that are not open.
    long telling() {
        return allowed.stream().filter(single -> !single.isOpen()).count();
    }

    /// Runs a kernel with one thread and with three.
    void run(KernelMaker maker, KernelReport report) {
        var kernel = maker.kernel(mechanism, sizes, parameters);
        var one = new GuardedArrays(sizes, q, k, v, inputs.numbers());
        one.call(kernel, new PoisonedExecution(1)).forEach(wrong -> report.violation(place() + wrong));
        var out = one.output();
        compare(out, report);
        var three = new GuardedArrays(sizes, q, k, v, inputs.numbers());
        three.call(kernel, new PoisonedExecution(3)).forEach(wrong -> report.violation(place() + wrong));
        int differs = Arrays.mismatch(out, three.output());
        if (differs >= 0) {
            report.violation(place() + "output " + differs + ": expected what one thread computes, " + out[differs]
                    + ", got " + three.output()[differs] + " from three");
        }
    }

    private String place() {
        return mechanism.name() + (mechanism.causal() ? ", causal, " : ", ") + what + ": ";
    }

    private void compare(float[] out, KernelReport report) {
        int number = 0;
        for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
            for (int row : rows) {
                for (int entry = 0; entry < sizes.dv(); entry++) {
                    float got = out[(head * sizes.queries() + row) * sizes.dv() + entry];
                    var single = allowed.get(number++);
                    report.compare(single, got);
                    if (!single.allows(got)) {
                        report.violation(place() + "head " + head + ", row " + row + ", entry " + entry + ": expected "
                                + expected(single) + ", got " + got);
                        return;
                    }
                }
            }
        }
    }

    private static String expected(Single single) {
        return Double.isFinite(single.value()) ? single.value() + " within " + single.error() : "nothing finite";
    }
}
