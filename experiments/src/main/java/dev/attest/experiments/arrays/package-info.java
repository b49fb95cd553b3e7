/// Arrays of numbers in the files of NumPy: reading and writing `.npz`. What the arrays mean is decided
/// elsewhere.
@NullMarked
package dev.attest.experiments.arrays;

import org.jspecify.annotations.NullMarked;
