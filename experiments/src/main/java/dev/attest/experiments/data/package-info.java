/// Data sets for studies: files that a user points at, read line by line with errors that say where, and a
/// generated set for when there are none.
@NullMarked
package dev.attest.experiments.data;

import org.jspecify.annotations.NullMarked;
