/// Planted: a trusted class that brings in a parser where none belongs.
@NullMarked
package dev.attest.verification.planted.attest.theory.scalar;

import org.jspecify.annotations.NullMarked;
