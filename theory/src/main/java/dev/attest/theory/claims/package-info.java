/// What the statements share: exact draws, rows at exact points, feature maps put into a definition. The
/// statements are in the packages below, by source: `divide` (Bridging the Divide), `field` (the rest).
@NullMarked
package dev.attest.theory.claims;

import org.jspecify.annotations.NullMarked;
