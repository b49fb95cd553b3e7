/// Statements of arXiv 2310.11685, whose datasets and networks are in `separation`: what softmax tells apart
/// there and linear attention does not, with which weights and over which randomness; and what bounds the
/// meaning of that. The body of the paper could not be read: statements are reconstructed from its
/// introduction and proved here, and no place in it is named.
@NullMarked
package dev.attest.theory.claims.superiority;

import org.jspecify.annotations.NullMarked;
