/// What this machine could do at most, measured in the run that compares with it.
@NullMarked
package dev.attest.kernels.ceiling;

import org.jspecify.annotations.NullMarked;
