/// Tests of the mechanism language: what it reads, what it refuses and with which words.
@NullMarked
package dev.attest.theory.formula;

import org.jspecify.annotations.NullMarked;
