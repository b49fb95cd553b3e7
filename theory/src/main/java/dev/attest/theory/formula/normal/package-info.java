/// One way to write every text: generalised polynomials with exact coefficients over opaque atoms, with sums
/// over coordinates and over keys as binders. `d`, `n` and `m` stay symbols. Part of the trusted base.
///
/// The normal form forgets where a text is defined (`s/s` is 1 here); [Domain] keeps that.
@NullMarked
package dev.attest.theory.formula.normal;

import org.jspecify.annotations.NullMarked;
