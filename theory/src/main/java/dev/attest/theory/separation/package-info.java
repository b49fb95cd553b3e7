/// The two datasets of arXiv 2310.11685, the random networks that try to tell them apart, and the exact law of
/// what these networks do: for self-attention and cross-attention by the finitely many kinds of rows, for
/// softmax regression by the counts of signs. What is claimed about them stands elsewhere.
@NullMarked
package dev.attest.theory.separation;

import org.jspecify.annotations.NullMarked;
