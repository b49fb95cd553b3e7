/// A mechanism applied to arrays: which arrays it asks for, what memory that needs, and the numbers that come
/// out. The files are in `arrays`, the ways to compute in `kernels`.
@NullMarked
package dev.attest.experiments.apply;

import org.jspecify.annotations.NullMarked;
