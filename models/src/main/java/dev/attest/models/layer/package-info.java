/// Layers with weights of their own, made from definitions. Whole networks are beside this package, and what
/// trains them is not here.
@NullMarked
package dev.attest.models.layer;

import org.jspecify.annotations.NullMarked;
