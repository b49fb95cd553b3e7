/// What every kernel has to keep, as a kit that any implementation can be held against. Belongs here: trials,
/// bounds on rounding, reports. Does not: kernels.
@NullMarked
package dev.attest.verification.kernels;

import org.jspecify.annotations.NullMarked;
