/// A mechanism in LaTeX, as its author wrote it.
@NullMarked
package dev.attest.theory.latex;

import org.jspecify.annotations.NullMarked;
