/// Tests of what is decided of a mechanism, whatever its name and however it is written.
@NullMarked
package dev.attest.theory.property;

import org.jspecify.annotations.NullMarked;
