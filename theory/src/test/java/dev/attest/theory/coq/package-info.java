/// Files of Coq, held against `coqc` where it is installed.
@NullMarked
package dev.attest.theory.coq;

import org.jspecify.annotations.NullMarked;
