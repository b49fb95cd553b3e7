package dev.attest.models.layer;

/// The sizes of a layer. Query head g reads key head `g / (heads / keyHeads)`.
///
/// @param width      of a token
/// @param headWidth  d, the width of a query or key of one head
/// @param valueWidth dv, the width of a value of one head
/// @param bias       whether the four projections add a bias
public record AttentionSizes(int width, int heads, int keyHeads, int headWidth, int valueWidth, boolean bias) {
    public AttentionSizes {
        positive("width", width);
        positive("heads", heads);
        positive("key heads", keyHeads);
        positive("head width", headWidth);
        positive("value width", valueWidth);
        if (heads % keyHeads != 0) {
            throw new IllegalArgumentException(
                    "heads: expected a multiple of the " + keyHeads + " key heads, got " + heads);
        }
    }

    private static void positive(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(what + ": expected at least 1, got " + count);
        }
    }
}
