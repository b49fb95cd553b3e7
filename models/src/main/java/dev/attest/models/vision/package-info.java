/// Networks that see: images in, classes out. Layers are in the package beside it, data sets are not here.
@NullMarked
package dev.attest.models.vision;

import org.jspecify.annotations.NullMarked;
