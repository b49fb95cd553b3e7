/// The study of semantic confusion: how often distinct queries, read off the patches of images, have attention
/// rows that are nearly or exactly the same, and what theory says of how far apart rows have to be.
@NullMarked
package dev.attest.experiments.studies.confusion;

import org.jspecify.annotations.NullMarked;
