package dev.attest.theory.statement;

/// What is known of a statement. Three values, never two; a fourth where the statement has no subject.
public enum Verdict {
    /// True, under the condition that the answer carries.
    HOLDS("HOLDS"),
    FAILS("FAILS"),
    /// Neither was shown; the answer says what was tried and what would settle it.
    UNDECIDED("UNDECIDED"),
    /// There is no subject: the entropy of rows with negative entries, say.
    NOT_APPLICABLE("N/A");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
