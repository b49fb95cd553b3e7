/// Tests of signs, roots and monotonicity: worked by hand, and held against samples.
@NullMarked
package dev.attest.theory.certificate.sign;

import org.jspecify.annotations.NullMarked;
