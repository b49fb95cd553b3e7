package dev.attest.kernels.plan;

import dev.attest.kernels.GradientKernel;
import java.util.List;

/// How a definition is differentiated, with the reasons.
///
/// @param way     whose pass over the keys is gone through again, or [Way#REFERENCE] for the double reading
/// @param reasons why no faster way does
public record PlannedGradient(Way way, GradientKernel kernel, List<String> reasons) {
    public PlannedGradient {
        reasons = List.copyOf(reasons);
    }

    /// Which way and why, in a line for each.
    public String explain() {
        var text = new StringBuilder("gradient: " + way.title() + "\n");
        reasons.forEach(reason -> text.append("  why       ").append(reason).append('\n'));
        return text.toString();
    }
}
