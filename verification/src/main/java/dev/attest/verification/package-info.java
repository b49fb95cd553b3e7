/// A test kit: random mechanisms as text, exact points to read them at, a number system that bounds its own rounding, and checks
/// that hold for every mechanism. For anybody's own mechanisms as much as for the catalogue.
@NullMarked
package dev.attest.verification;

import org.jspecify.annotations.NullMarked;
