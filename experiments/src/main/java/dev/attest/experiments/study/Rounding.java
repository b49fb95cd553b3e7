package dev.attest.experiments.study;

/// What rounding to nearest in double precision can do.
public final class Rounding {
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private Rounding() {}

    /// `k u / (1 - k u)`, u = 2^-53: so many roundings of products and quotients, and of sums of numbers of one
    /// sign, change the result by at most this share of it [Higham 2002, lemma 3.1].
    public static double gamma(int operations) {
        double product = operations * UNIT_ROUNDOFF;
        return product / (1 - product);
    }
}
