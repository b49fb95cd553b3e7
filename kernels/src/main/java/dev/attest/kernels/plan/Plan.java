package dev.attest.kernels.plan;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import dev.attest.kernels.ceiling.Ceiling;
import dev.attest.kernels.family.DoubleReading;
import dev.attest.kernels.family.StripKernel;
import dev.attest.kernels.strip.Loops;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A kernel for one definition at given sizes, with the reasons for it.
public final class Plan {
    private final Mechanism mechanism;
    private final Sizes sizes;
    private final Way way;
    private final AttentionKernel kernel;
    private final List<String> reasons;
    private final String code;
    private final Supplier<PlannedGradient> gradient;

    Plan(
            Mechanism mechanism,
            Sizes sizes,
            Way way,
            AttentionKernel kernel,
            List<String> reasons,
            String code,
            Supplier<PlannedGradient> gradient) {
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.way = way;
        this.kernel = kernel;
        this.reasons = List.copyOf(reasons);
        this.code = code;
        this.gradient = gradient;
    }

    /// What the plan may choose.
    public enum Choice {
        /// The fastest way there is.
        AUTO,
        /// The double reading.
        REFERENCE,
        /// A family of strips, in the Vector API.
        SIMD
    }

    /// @param parameters name -> rows, for each that has no value in the file; a number is {{x}}, a vector one
    ///     row
    /// @throws IllegalArgumentException if the sizes or parameters do not fit the definition, or the choice
    ///     cannot be met
    public static Plan of(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Choice choice) {
        var planning = new Planning(mechanism, sizes, parameters, Loops.preferred(), Loops.reason());
        return switch (choice) {
            case AUTO -> planning.fastest();
            case REFERENCE -> planning.reference(List.of("the reference was asked for"));
            case SIMD -> planning.vector();
        };
    }

    /// Every way to compute the definition with the given loops, the fastest first and the double reading last:
    /// for whoever holds them against each other.
    public static List<Plan> all(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Loops loops) {
        var planning = new Planning(
                mechanism, sizes, parameters, loops, loops.getClass().getSimpleName());
        return planning.all();
    }

    public Way way() {
        return way;
    }

    public AttentionKernel kernel() {
        return kernel;
    }

    /// How the definition is differentiated: the way of this plan in reverse where there is one, else the
    /// double reading.
    public PlannedGradient gradient() {
        return gradient.get();
    }

    /// Bytes that a run on so many threads takes beyond the arrays that it is given.
    public long scratchBytes(int threads) {
        return kernel instanceof StripKernel strips ? strips.scratchBytes(threads) : DoubleReading.scratchBytes(sizes);
    }

    /// What the way has to compute and to move; empty for the double reading.
    public Optional<Work> work() {
        return kernel instanceof StripKernel strips
                ? Optional.of(strips.family().work().over(sizes))
                : Optional.empty();
    }

    /// The same with a last line: the time that the work takes at least, where the ceiling is this.
    public String explain(Ceiling ceiling) {
        var text = new StringBuilder(explain());
        work().ifPresent(work -> line(
                text,
                "at least",
                String.format(Locale.ROOT, "%.3f ms at the ceiling", ceiling.nanoseconds(work) / 1e6)));
        return text.toString();
    }

    /// Which way and why, why not a faster one, what has to be done, and what the loops are made of: a line for
    /// each.
    public String explain() {
        var text = new StringBuilder();
        text.append(mechanism.name())
                .append(mechanism.causal() ? ", causal: " : ": ")
                .append(way.title())
                .append('\n');
        line(text, "identity", way.identity());
        line(text, "cost", way.cost());
        reasons.forEach(reason -> line(text, "why", reason));
        work().ifPresent(work -> line(text, "work", words(work)));
        line(text, "loops", way == Way.REFERENCE ? "plain Java in double precision" : code);
        return text.toString();
    }

    private static String words(Work work) {
        return work.multiplyAdds() + " multiply-adds, " + work.exponentials() + " exponentials, " + work.bytes()
                + " bytes";
    }

    private static void line(StringBuilder text, String label, String content) {
        text.append("  ")
                .append(label)
                .append(" ".repeat(10 - label.length()))
                .append(content)
                .append('\n');
    }
}
