package dev.attest.verification.benchmarks;

import dev.attest.kernels.plan.Way;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is asked of figures on any machine: no object for every vector, and a tenth of the share of the ceiling
/// that the family has elsewhere. A compiler that gives up on a method shows in both: vectors become objects,
/// and the method takes ten times as long.
final class Judgement {
    /// A family has to reach this part of its usual share.
    private static final double PART = 0.1;

    /// What each thread may take for what it begins a run with.
    private static final long BEGINNING = 1 << 16;

    /// The usual share of the ceiling, over the machines at hand.
    private static final Map<Way, Double> USUAL =
            new EnumMap<>(Map.of(Way.ONLINE_SOFTMAX, 0.8, Way.SEPARABLE, 0.4, Way.QUADRATIC, 0.3));

    private Judgement() {}

    /// @param share   of the ceiling
    /// @param bytes   that a run takes for objects, once the code is compiled
    /// @param scratch that the plan says a run takes
    record Figures(String kernel, Way way, int threads, double share, double bytes, long scratch) {}

    /// What is wrong with the figures, a sentence each.
    static List<String> objections(Figures figures) {
        var objections = new ArrayList<String>();
        double least = PART * usual(figures.way);
        if (!(figures.share >= least)) {
            objections.add(String.format(
                    Locale.ROOT,
                    "%s: expected at least %.1f %% of the ceiling, a tenth of what %s has elsewhere, got %.2f %%",
                    figures.kernel,
                    100 * least,
                    figures.way.title(),
                    100 * figures.share));
        }
        long most = figures.scratch + figures.threads * BEGINNING;
        if (!(figures.bytes <= most)) {
            objections.add(String.format(
                    Locale.ROOT,
                    "%s: expected at most %d bytes for the objects of a run, %d of them scratch, got %.0f",
                    figures.kernel,
                    most,
                    figures.scratch,
                    figures.bytes));
        }
        return objections;
    }

    private static double usual(Way way) {
        var usual = USUAL.get(way);
        if (usual == null) {
            throw new IllegalArgumentException("way " + way + ": expected one with a usual share, got another");
        }
        return usual;
    }
}
