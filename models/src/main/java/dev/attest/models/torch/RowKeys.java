package dev.attest.models.torch;

/// Which keys a row reads.
///
/// @param causal those at positions up to that of the query
/// @param padded those that an argument `keep` says, true or false for each key of each item of the batch
record RowKeys(boolean causal, boolean padded) {}
