/// The readings of a text against each other: whatever the mechanism and the point, they speak of the same number.
@NullMarked
package dev.attest.verification.readings;

import org.jspecify.annotations.NullMarked;
