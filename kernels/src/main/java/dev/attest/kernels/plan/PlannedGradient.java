package dev.attest.kernels.plan;

import dev.attest.kernels.GradientKernel;
import java.util.List;
import java.util.Optional;

/// How a definition is differentiated, with the reasons.
///
/// @param way     whose pass over the keys is gone through again, or [Way#REFERENCE] for the double reading
/// @param kernel  empty where no way differentiates the definition: the last reason says why
/// @param reasons why no faster way does
public record PlannedGradient(Way way, Optional<GradientKernel> kernel, List<String> reasons) {
    public PlannedGradient {
        reasons = List.copyOf(reasons);
    }

    /// Which way and why, in a line for each.
    public String explain() {
        var text = new StringBuilder("gradient: ");
        text.append(kernel.isPresent() ? way.title() : "none").append('\n');
        reasons.forEach(reason -> text.append("  why       ").append(reason).append('\n'));
        return text.toString();
    }
}
