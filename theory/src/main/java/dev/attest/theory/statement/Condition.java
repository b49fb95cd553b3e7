package dev.attest.theory.statement;

/// A condition on keys, widths or parameters, as data.
public sealed interface Condition {
    /// No condition: every K.
    record Always() implements Condition {
        @Override
        public String words() {
            return "always";
        }
    }

    /// In words and symbols, such as `rank [K 1] = d + 1`.
    String words();
}
