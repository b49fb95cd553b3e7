/// Tests of mechanisms in LaTeX.
@NullMarked
package dev.attest.theory.latex;

import org.jspecify.annotations.NullMarked;
