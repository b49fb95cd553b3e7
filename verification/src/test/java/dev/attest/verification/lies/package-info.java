/// Planted lies: certificates of one mechanism offered for another, proofs that prove nothing, true certificates altered, and
/// mechanisms made to be misjudged. Each has to be turned down.
@NullMarked
package dev.attest.verification.lies;

import org.jspecify.annotations.NullMarked;
