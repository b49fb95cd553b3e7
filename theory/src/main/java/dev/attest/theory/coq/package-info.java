/// Certificates over the rationals as files of Coq 8.16, for a referee that shares no line of code with the
/// checker. What is written here is trusted by nobody: `coqc` proves it or does not.
@NullMarked
package dev.attest.theory.coq;

import org.jspecify.annotations.NullMarked;
