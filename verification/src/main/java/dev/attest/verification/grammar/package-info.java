/// Random mechanisms of the whole language, as text: one class for each part of a file, put together so that
/// every text is well shaped. What the language learns is added to the lists here.
@NullMarked
package dev.attest.verification.grammar;

import org.jspecify.annotations.NullMarked;
