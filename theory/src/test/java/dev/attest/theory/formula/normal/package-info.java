/// Tests of normal forms: held against the texts they come from, and read back.
@NullMarked
package dev.attest.theory.formula.normal;

import org.jspecify.annotations.NullMarked;
