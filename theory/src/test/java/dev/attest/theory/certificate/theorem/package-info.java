/// Tests of the theorems that the checker accepts as reasons.
@NullMarked
package dev.attest.theory.certificate.theorem;

import org.jspecify.annotations.NullMarked;
