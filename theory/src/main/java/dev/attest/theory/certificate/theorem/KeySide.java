package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.formula.normal.SignSet;
import java.util.List;

/// Features of which none is negative.
final class KeySide {
    private KeySide() {}

    /// Neither a feature of the query nor one of the key is negative.
    static boolean isNotNegative(List<FeatureBlock> blocks) {
        return blocks.stream()
                .allMatch(block -> ScoreSigns.of(block.query()).within(SignSet.NONNEGATIVE)
                        && ScoreSigns.of(block.key()).within(SignSet.NONNEGATIVE));
    }

    /// The features of the key are all positive.
    static boolean isPositive(List<FeatureBlock> blocks) {
        return blocks.stream().allMatch(block -> ScoreSigns.of(block.key()).equals(SignSet.POSITIVE));
    }
}
