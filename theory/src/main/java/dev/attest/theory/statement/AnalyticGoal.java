package dev.attest.theory.statement;

/// Goals on bounds on entropies, gradients and weights.
public sealed interface AnalyticGoal extends Goal {
    /// @param bound what bounds the norm of the gradient, in words that define it
    record BoundedGradient(String bound) implements AnalyticGoal {
        @Override
        public String property() {
            return "gradient-bounded";
        }

        @Override
        public Verdict verdict() {
            return Verdict.HOLDS;
        }

        @Override
        public String words() {
            return "for every K, the norm of the gradient of a_K(q)_j in q, where it exists, is at most " + bound;
        }
    }
}
