/// The figure that introduces injectivity [han2024bridging, Figure 1]: its numbers from a reconstruction, and
/// its geometry for any mechanism, keys and queries in the plane.
@NullMarked
package dev.attest.experiments.studies.figureone;

import org.jspecify.annotations.NullMarked;
