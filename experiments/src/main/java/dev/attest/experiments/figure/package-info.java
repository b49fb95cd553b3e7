/// Plots drawn as SVG, always to the same bytes. Knows the geometry of a figure and nothing of what it shows.
@NullMarked
package dev.attest.experiments.figure;

import org.jspecify.annotations.NullMarked;
