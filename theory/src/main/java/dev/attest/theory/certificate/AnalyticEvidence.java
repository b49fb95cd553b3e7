package dev.attest.theory.certificate;

/// Evidence on bounds on entropies, gradients and weights.
public sealed interface AnalyticEvidence extends Certificate {
    /// The gradient follows from the form of the scores.
    record GradientOfScores() implements AnalyticEvidence {
        @Override
        public String kind() {
            return "gradient-of-scores";
        }
    }
}
