/// Layers and networks that learn, made from definitions.
@NullMarked
package dev.attest.models;

import org.jspecify.annotations.NullMarked;
