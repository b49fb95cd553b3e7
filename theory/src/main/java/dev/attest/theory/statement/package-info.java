/// What can be said of a definition: goals with all their quantifiers, and conditions on keys. Meaning, no
/// opinion.
@NullMarked
package dev.attest.theory.statement;

import org.jspecify.annotations.NullMarked;
