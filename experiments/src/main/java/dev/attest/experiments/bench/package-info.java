/// How fast kernels are, beside what this machine could do and beside PyTorch. Belongs here: what is timed, how
/// often and in which order, and what follows from the times. Does not: how a result is printed.
@NullMarked
package dev.attest.experiments.bench;

import org.jspecify.annotations.NullMarked;
