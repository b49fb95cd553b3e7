/// The theorems that the checker accepts as reasons. Each derives its hypotheses from the definition at hand.
@NullMarked
package dev.attest.theory.certificate.theorem;

import org.jspecify.annotations.NullMarked;
