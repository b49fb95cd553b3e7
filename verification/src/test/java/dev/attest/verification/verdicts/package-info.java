/// Verdicts against what can be seen of the rows themselves: answers confirmed anew, and brute force.
@NullMarked
package dev.attest.verification.verdicts;

import org.jspecify.annotations.NullMarked;
