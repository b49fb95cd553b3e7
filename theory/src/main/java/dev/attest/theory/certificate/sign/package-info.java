/// Signs, derivatives and monotonicity of normal forms, shown by case distinction, collection of sums,
/// quadratic forms and Sturm's theorem. Part of the trusted base: every answer is a proof, "unknown" is always
/// allowed.
@NullMarked
package dev.attest.theory.certificate.sign;

import org.jspecify.annotations.NullMarked;
