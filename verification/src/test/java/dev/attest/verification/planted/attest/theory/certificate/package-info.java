/// Planted: a checker that asks how evidence was found, and one that reads JSON outside its corner.
@NullMarked
package dev.attest.verification.planted.attest.theory.certificate;

import org.jspecify.annotations.NullMarked;
