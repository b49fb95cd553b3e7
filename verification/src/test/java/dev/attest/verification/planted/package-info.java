/// Classes that break the rules of the house, one each, so that every rule is seen to fail.
@NullMarked
package dev.attest.verification.planted;

import org.jspecify.annotations.NullMarked;
