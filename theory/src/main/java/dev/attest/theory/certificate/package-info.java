/// Evidence as plain data, its JSON, and the checker that confirms a goal from it. Ignorant of how evidence was
/// found.
@NullMarked
package dev.attest.theory.certificate;

import org.jspecify.annotations.NullMarked;
