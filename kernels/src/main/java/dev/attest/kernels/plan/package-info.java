/// Which family computes a definition, and why not a faster one. Belongs here: the choice and its reasons. Does
/// not: how a family computes.
@NullMarked
package dev.attest.kernels.plan;

import org.jspecify.annotations.NullMarked;
