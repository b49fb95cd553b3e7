/// Terms as vector code: one loop a node over a strip that stays in the L1 cache, lanes being tokens. What
/// families of kernels are made of belongs here; how a family goes through queries and keys does not.
@NullMarked
package dev.attest.kernels.strip;

import org.jspecify.annotations.NullMarked;
