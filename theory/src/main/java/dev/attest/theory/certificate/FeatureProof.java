package dev.attest.theory.certificate;

/// How `phi(p) = phi(q)`, or `phi(p) = c phi(q)`, is brought down to `p = q`. Only numbers of blocks: the
/// checker derives every hypothesis itself.
public sealed interface FeatureProof {
    /// The block runs over coordinates and its phi is a strictly monotone function of one coordinate of q.
    record Elementwise(int block) implements FeatureProof {}

    /// The phi of the block is a strictly monotone function of an entry of W q, W a parameter matrix.
    record OfLinearMap(int block) implements FeatureProof {}

    /// The phi of the block is `q h(|q|)` with `r h(r)` strictly monotone on r > 0 and h positive.
    record Radial(int block) implements FeatureProof {}

    /// The phi of a single block has one strict sign: divided by it, phi is free of the factor c, and `then`
    /// applies.
    record DividedBy(int block, FeatureProof then) implements FeatureProof {}

    /// The phis of two blocks are positive with a product that is free of q: so c = 1, and `then` applies.
    record Reciprocal(int first, int second, FeatureProof then) implements FeatureProof {}

    /// The phi of the block is e^(W q) up to a factor shared by all entries, and `[W 1]` has full column rank.
    record ExponentialOfLinearMap(int block) implements FeatureProof {}

    /// The phi of the first block is an odd strictly monotone function of one coordinate, homogeneous; that
    /// of the second is even, homogeneous of another degree, and not 0 but at q = 0: so c = 1.
    record Degrees(int odd, int even) implements FeatureProof {}

    /// The phis of the two blocks are sin(W q) and cos(W q), up to one factor.
    record Waves(int sine, int cosine) implements FeatureProof {}

    /// The phi of the block is a product of an even number of coordinates, one for each index, which gives q up
    /// to its sign; and the text is not defined at both q and -q.
    record UpToSign(int block) implements FeatureProof {}
}
