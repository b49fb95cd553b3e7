/// Random mechanisms of the whole language: every question is asked, every certificate confirmed from its file,
/// and whatever speaks of all keys and queries is held against random ones.
@NullMarked
package dev.attest.verification.random;

import org.jspecify.annotations.NullMarked;
