/// Tests of the checker: what it confirms, and what is offered to it in vain.
@NullMarked
package dev.attest.theory.certificate;

import org.jspecify.annotations.NullMarked;
