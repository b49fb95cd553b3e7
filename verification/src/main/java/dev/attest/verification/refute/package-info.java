/// Attempts to refute what was shown: each property that speaks of all keys and queries has a class that looks
/// at random ones in doubles, knowing nothing of how the property was decided. Whoever adds a property adds a
/// [Refuter] for it here, with a planted falsehood that it refutes.
@NullMarked
package dev.attest.verification.refute;

import org.jspecify.annotations.NullMarked;
