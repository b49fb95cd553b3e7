/// One class for each way of finding a certificate for a goal. Never trusted.
@NullMarked
package dev.attest.theory.strategy;

import org.jspecify.annotations.NullMarked;
