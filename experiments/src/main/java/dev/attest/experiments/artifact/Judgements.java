package dev.attest.experiments.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.run.Progress;

/// Where the judgements of claims come from.
@FunctionalInterface
public interface Judgements {
    /// Judges every claim; the same seed gives the same judgements. Each as `JudgementJson` writes it: `claim`,
    /// `title`, `statement`, `source`, `literature`, `expected`, `verdict`, `evidence`, `as-expected`,
    /// `because`, ...
    ArrayNode judge(long seed, Progress progress);
}
