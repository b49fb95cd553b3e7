/// How to compute a mechanism: what a kernel is, and what it may use. The ways to compute one are in the
/// packages below.
@NullMarked
package dev.attest.kernels;

import org.jspecify.annotations.NullMarked;
