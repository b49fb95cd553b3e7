/// Questions about a definition in SMT-LIB 2, for solvers outside. Nothing here is trusted: an answer becomes
/// evidence only as a certificate that the checker confirms.
@NullMarked
package dev.attest.theory.smt;

import org.jspecify.annotations.NullMarked;
