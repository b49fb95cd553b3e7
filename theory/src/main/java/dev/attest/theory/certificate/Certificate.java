package dev.attest.theory.certificate;

/// Evidence as plain data.
public sealed interface Certificate {
    /// The kind, as in the `kind` field of its JSON.
    String kind();

    /// Every divisor, logarithm and root of the text keeps its sign; the checker derives the signs itself.
    record DomainSigns() implements Certificate {
        @Override
        public String kind() {
            return "domain-signs";
        }
    }
}
