/// The double reading of a definition in batches: the oracle that every faster kernel is held against.
@NullMarked
package dev.attest.kernels.reference;

import org.jspecify.annotations.NullMarked;
