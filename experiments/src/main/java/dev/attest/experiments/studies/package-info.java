/// The studies, one class each, named for what each would show. Mechanisms are text in the resources, never
/// mathematics in Java.
@NullMarked
package dev.attest.experiments.studies;

import org.jspecify.annotations.NullMarked;
