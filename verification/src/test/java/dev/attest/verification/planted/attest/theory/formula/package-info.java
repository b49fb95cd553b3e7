/// Planted: a room that looks upstairs, and a trusted class that brings in a library.
@NullMarked
package dev.attest.verification.planted.attest.theory.formula;

import org.jspecify.annotations.NullMarked;
