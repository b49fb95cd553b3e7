package dev.attest.kernels.decode;

/// What one stream keeps of its tokens. For one thread, which may call others.
sealed interface Memory permits FeatureMemory, ChainMemory, CacheMemory {
    /// Takes in the next token of each key head `first` and on, in the lanes of the panel of keys, whose
    /// programs have run. [#read] follows.
    ///
    /// @param token its number, the same as how many came before
    void take(int first, int token, int count);

    /// Takes in the next tokens of one key head, in the lanes of the panel of keys, whose programs have run.
    ///
    /// @param token number of the first, the same as how many came before
    void takePrompt(int keyHead, int token, int count);

    /// The weighted sums of the rows: those of head h begin at `h * paddedWidth`. The panels of rows hold what
    /// does not come from the memory.
    ///
    /// @param tokens so far, with the one that was just taken in
    float[] read(int tokens);

    /// Forgets every token.
    void clear();

    /// Becomes what another memory of the same form is.
    void copyFrom(Memory other, int tokens);

    /// Makes room for so many tokens in all.
    void reserve(int tokens);

    long bytes();
}
