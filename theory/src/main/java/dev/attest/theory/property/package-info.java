/// One class for each property: its id, its goals for a definition, its strategies from cheap to dear.
@NullMarked
package dev.attest.theory.property;

import org.jspecify.annotations.NullMarked;
