/// Planted: what a room of theory must not know.
@NullMarked
package dev.attest.verification.planted.attest.kernels;

import org.jspecify.annotations.NullMarked;
