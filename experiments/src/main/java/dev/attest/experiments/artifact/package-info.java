/// The folder that a stranger can audit: results, figures, report, scorecard, manifest, and the audit itself.
/// Everything a reader sees is rendered from the stored results, so that the audit can render it again.
@NullMarked
package dev.attest.experiments.artifact;

import org.jspecify.annotations.NullMarked;
