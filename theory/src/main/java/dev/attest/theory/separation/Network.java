package dev.attest.theory.separation;

/// One of the four networks of the comparison: a unit on a dataset. All four share the columns of the readout.
public enum Network {
    STRONG_FIRST(Dataset.FIRST),
    STRONG_SECOND(Dataset.SECOND),
    WEAK_FIRST(Dataset.FIRST),
    WEAK_SECOND(Dataset.SECOND);

    private final Dataset dataset;

    Network(Dataset dataset) {
        this.dataset = dataset;
    }

    public Dataset dataset() {
        return dataset;
    }

    /// Whether it is the unit that is to tell the datasets apart.
    public boolean strong() {
        return this == STRONG_FIRST || this == STRONG_SECOND;
    }

    /// Whether it is to fire; the other three are to stay silent.
    public boolean wanted() {
        return this == STRONG_SECOND;
    }
}
