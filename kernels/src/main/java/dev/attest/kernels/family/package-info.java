/// Ways through queries and keys, one class each: what a form makes cheap, in panels of strips. Belongs here:
/// order of work, masks, states. Does not: what a definition's form is, or which family to take.
@NullMarked
package dev.attest.kernels.family;

import org.jspecify.annotations.NullMarked;
