/// Studies that belong to claims: predictions first, trials, verdict after.
@NullMarked
package dev.attest.experiments;

import org.jspecify.annotations.NullMarked;
