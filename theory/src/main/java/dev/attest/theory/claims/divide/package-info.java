/// Statements of *Bridging the Divide: Reconsidering Softmax and Linear Attention*, sharpened where they can
/// be.
@NullMarked
package dev.attest.theory.claims.divide;

import org.jspecify.annotations.NullMarked;
