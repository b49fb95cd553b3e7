/// Exact linear algebra and other searchers. Never trusted: what they find is checked by whoever asked.
@NullMarked
package dev.attest.theory.solver;

import org.jspecify.annotations.NullMarked;
