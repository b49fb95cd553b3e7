package dev.attest.experiments.study;

/// What rounding to nearest in double precision can do.
public final class Rounding {
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private Rounding() {}

    /// `k u / (1 - k u)`, u = 2^-53: so many roundings of sums, products and quotients move a number by at most
    /// this share of the sum of the absolute values of its terms [Higham 2002, lemma 3.1].
    public static double gamma(int operations) {
        double product = operations * UNIT_ROUNDOFF;
        return product / (1 - product);
    }
}
