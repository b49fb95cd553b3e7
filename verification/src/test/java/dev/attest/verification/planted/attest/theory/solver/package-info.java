/// Planted: hidden chance and hidden time.
@NullMarked
package dev.attest.verification.planted.attest.theory.solver;

import org.jspecify.annotations.NullMarked;
