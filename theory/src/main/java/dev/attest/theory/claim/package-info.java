/// Shapes of a statement of the literature: its words, its hypotheses, the finding about one instance, and the
/// judge who samples, drops each hypothesis in turn and says no more than was shown. The statements themselves
/// live in `claims`.
@NullMarked
package dev.attest.theory.claim;

import org.jspecify.annotations.NullMarked;
