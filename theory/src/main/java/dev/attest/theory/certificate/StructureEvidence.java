package dev.attest.theory.certificate;

/// Evidence on the shape of the matrix of rows: features, ranks, budgets.
public sealed interface StructureEvidence extends Certificate {
    /// The score is the sum of the products of these blocks, whatever the rest of the row is.
    record FeatureProducts() implements StructureEvidence {
        @Override
        public String kind() {
            return "feature-products";
        }
    }
}
