/// Attention one token after the other: what a stream keeps of its tokens, and how the query of the newest
/// reads it. Belongs here: step forms and their memories. Does not: the parallel kernels of whole sequences.
@NullMarked
package dev.attest.kernels.decode;

import org.jspecify.annotations.NullMarked;
