/// Shapes of a statement of the literature: hypotheses, conclusion, teeth, and the judge.
@NullMarked
package dev.attest.theory.claim;

import org.jspecify.annotations.NullMarked;
