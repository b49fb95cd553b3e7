package dev.attest.theory.statement;

/// Goals on what a row does when keys, tokens or values are changed together.
public sealed interface SymmetryGoal extends Goal {
    record TranslationInvariant() implements SymmetryGoal {
        @Override
        public String property() {
            return "translation-invariant-keys";
        }

        @Override
        public Verdict verdict() {
            return Verdict.HOLDS;
        }

        @Override
        public String words() {
            return "for every d, n, K, c and q, a_{K + 1 c^T}(q) = a_K(q) wherever both rows are defined";
        }
    }
}
