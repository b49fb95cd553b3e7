package dev.attest.kernels;

/// What a kernel has to compute at least, whatever its order: its time is held against this.
///
/// @param multiplyAdds multiplications whose result is added to something
/// @param exponentials of scores
public record Work(long multiplyAdds, long exponentials) {}
