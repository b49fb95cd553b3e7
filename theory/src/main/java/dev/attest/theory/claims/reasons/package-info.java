/// The theorems on which the checker relies, as claims: derived here, or taken from the literature and tried on
/// exact cases that would refute a wrong statement of them.
@NullMarked
package dev.attest.theory.claims.reasons;

import org.jspecify.annotations.NullMarked;
