/// Fits a network to examples, the same way for the same seed. What the examples and the network are is not
/// decided here.
@NullMarked
package dev.attest.models.training;

import org.jspecify.annotations.NullMarked;
