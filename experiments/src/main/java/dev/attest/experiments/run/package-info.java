/// Executes the trials of a study into a journal that survives being killed at any moment. Knows nothing of
/// what a trial means.
@NullMarked
package dev.attest.experiments.run;

import org.jspecify.annotations.NullMarked;
