/// How much of a row of attention lies next to its query on a grid, over positional codes and over images.
@NullMarked
package dev.attest.experiments.studies.locality;

import org.jspecify.annotations.NullMarked;
