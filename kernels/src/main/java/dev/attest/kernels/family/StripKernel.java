package dev.attest.kernels.family;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import java.util.function.Function;

/// A family as a kernel: for the sizes that it was planned for it is ready, for others of the same widths it is
/// made ready in each call.
public final class StripKernel implements AttentionKernel {
    /// Multiplications and additions that take about as long as a sleeping thread needs to wake up.
    private static final long PER_THREAD = 1 << 21;

    private final Sizes planned;
    private final TokenInputs inputs;
    private final Family ready;
    private final Function<Sizes, Family> make;

    /// @throws dev.attest.kernels.strip.NotStrippable if the family cannot be made of strips
    public StripKernel(Sizes planned, TokenInputs inputs, Function<Sizes, Family> make) {
        this.planned = planned;
        this.inputs = inputs;
        this.make = make;
        this.ready = make.apply(planned);
    }

    public Family family() {
        return ready;
    }

    /// Bytes that a run takes beyond the arrays that it is given.
    public long scratchBytes(int threads) {
        int heads = Schedule.groupSize(planned, ready.kept());
        long kept = (long) heads * ready.kept() + ready.together(heads, threads);
        return Float.BYTES * (kept + (long) threads * ready.scratch());
    }

    /// As many threads as there is work that pays for waking one.
    private static int threads(Work work) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + work.multiplyAdds() / PER_THREAD);
    }

    @Override
    public void attend(Call call, Execution execution) {
        var sizes = call.sizes();
        if (sizes.d() != planned.d() || sizes.dv() != planned.dv()) {
            throw new IllegalArgumentException("widths d and dv: expected " + planned.d() + " and " + planned.dv()
                    + ", got " + sizes.d() + " and " + sizes.dv());
        }
        inputs.require(call);
        var family = sizes.equals(planned) ? ready : make.apply(sizes);
        if (call.lengths().isPresent() && !family.leavesPaddingOut()) {
            throw new IllegalArgumentException(
                    "key lengths: expected none, since this kernel has no room for padding, got some");
        }
        for (var extra : call.wanted().keySet()) {
            if (!family.extras().contains(extra)) {
                throw new IllegalArgumentException("wanted: expected nothing but " + family.extras()
                        + ", which is what this kernel tells of a row, got " + extra + "; the reference tells all");
            }
        }
        new Schedule(execution, call, family.kept(), threads(family.work())).run(family::compute);
    }
}
