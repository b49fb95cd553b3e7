/// A mechanism as text and as a tree: grammar, elaboration, widths, normal form. Knows nothing of truth
/// values or of how anything is computed or decided.
@NullMarked
package dev.attest.theory.formula;

import org.jspecify.annotations.NullMarked;
