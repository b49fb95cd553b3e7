/// What the form of a definition allows a kernel to do: rewritings of a weight that are exact over the reals,
/// found from its term alone. Belongs here: symbolic analysis. Does not: numbers, arrays, loops.
@NullMarked
package dev.attest.kernels.form;

import org.jspecify.annotations.NullMarked;
