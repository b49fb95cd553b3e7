package dev.attest.theory.certificate;

/// Evidence on what a row does when keys, tokens or values are changed together.
public sealed interface SymmetryEvidence extends Certificate {
    /// The row does not change by form when one vector is added to every key.
    record KeyTranslation() implements SymmetryEvidence {
        @Override
        public String kind() {
            return "key-translation";
        }
    }
}
