package dev.attest.theory.statement;

/// What a certificate can show of a definition, with all its quantifiers. See the records.
public sealed interface Goal {
    /// For every query and all keys the row is defined.
    record DefinedEverywhere() implements Goal {
        @Override
        public String words() {
            return "for every d, n, K and q the row is defined";
        }
    }

    /// One sentence with all its quantifiers.
    String words();
}
