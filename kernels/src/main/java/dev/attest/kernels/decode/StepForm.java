package dev.attest.kernels.decode;

import dev.attest.kernels.strip.TokenProgram;
import java.util.List;

/// How a definition is computed token by token. It does not change.
sealed interface StepForm permits FeatureForm, ChainForm, CacheForm {
    Ground ground();

    /// What a stream keeps, in a few words.
    String title();

    /// The programs of a token as a key, beside those of the [Ground].
    List<TokenProgram> keyPrograms();

    /// The programs of a token as a row, beside those of the [Ground].
    List<TokenProgram> rowPrograms();

    /// What a stream of so far no tokens keeps.
    ///
    /// @param keys one panel of keys at a time
    /// @param rows the query heads, panel after panel
    Memory begin(LanePanel keys, LanePanel[] rows, int threads);
}
