/// Statements about softmax and linear attention from the rest of the field.
@NullMarked
package dev.attest.theory.claims.field;

import org.jspecify.annotations.NullMarked;
