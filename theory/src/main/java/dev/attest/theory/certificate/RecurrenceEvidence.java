package dev.attest.theory.certificate;

/// Evidence on rows as read-outs of a state that is updated key by key.
public sealed interface RecurrenceEvidence extends Certificate {
    /// The state is the sum of products of key features and values.
    record StateOfFeatures() implements RecurrenceEvidence {
        @Override
        public String kind() {
            return "state-of-features";
        }
    }
}
