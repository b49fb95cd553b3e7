/// Planted: a class open for extension, and an implementation that no loader finds.
@NullMarked
package dev.attest.verification.planted.attest.theory.property;

import org.jspecify.annotations.NullMarked;
