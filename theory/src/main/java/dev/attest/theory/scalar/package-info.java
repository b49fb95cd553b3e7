/// Number systems behind one interface, and the evaluation of a definition in any of them at a concrete point.
@NullMarked
package dev.attest.theory.scalar;

import org.jspecify.annotations.NullMarked;
