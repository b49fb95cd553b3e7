package dev.attest.kernels.family;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import java.util.function.Function;

/// A family as a kernel: for the sizes that it was planned for it is ready, for others of the same widths it is
/// made ready in each call.
public final class StripKernel implements AttentionKernel {
    private final Sizes planned;
    private final Family ready;
    private final Function<Sizes, Family> make;

    /// @throws dev.attest.kernels.strip.NotStrippable if the family cannot be made of strips
    public StripKernel(Sizes planned, Function<Sizes, Family> make) {
        this.planned = planned;
        this.make = make;
        this.ready = make.apply(planned);
    }

    public Family family() {
        return ready;
    }

    /// Bytes that a run takes beyond the arrays that it is given.
    public long scratchBytes(int threads) {
        long kept = (long) Schedule.groupSize(planned, ready.kept()) * ready.kept();
        return Float.BYTES * (kept + (long) threads * ready.scratch());
    }

    @Override
    public void attend(
            Sizes sizes,
            float[] q,
            int qFrom,
            float[] k,
            int kFrom,
            float[] v,
            int vFrom,
            float[] out,
            int outFrom,
            Execution execution) {
        if (sizes.d() != planned.d() || sizes.dv() != planned.dv()) {
            throw new IllegalArgumentException("widths d and dv: expected " + planned.d() + " and " + planned.dv()
                    + ", got " + sizes.d() + " and " + sizes.dv());
        }
        var family = sizes.equals(planned) ? ready : make.apply(sizes);
        var arrays = new HeadView.Arrays(q, qFrom, k, kFrom, v, vFrom, out, outFrom);
        new Schedule(execution, arrays, sizes, family.kept()).run(family::compute);
    }
}
