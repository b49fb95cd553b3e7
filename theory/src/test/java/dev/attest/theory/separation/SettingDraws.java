package dev.attest.theory.separation;

import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;

/// Small settings from a seed.
final class SettingDraws {
    private final Random random;

    SettingDraws(long seed) {
        random = new Random(seed);
    }

    /// Any numbers in tenths, any diagonal weights; the scores of every row have a positive sum.
    Setting any(int mostGroups, int mostGroupSize) {
        var pairing = random.nextBoolean() ? Pairing.SELF : Pairing.CROSS;
        int groups = pairing == Pairing.SELF ? 1 + random.nextInt(mostGroups) : 2 + random.nextInt(mostGroups - 1);
        int size = Math.max(groups == 1 ? 2 : 1, 1 + random.nextInt(mostGroupSize));
        return new Setting(
                pairing,
                (long) groups * size,
                groups,
                tenths(16),
                tenths(16),
                tenths(12),
                tenths(12).add(new BigFraction(1, 10)),
                tenths(10).add(new BigFraction(1, 20)),
                random.nextInt(3) == 0 ? weights() : Weights.IDENTITY);
    }

    /// Numbers for which powers of n are rational: n = 16 or 81, entries in halves.
    Setting rational() {
        var pairing = random.nextBoolean() ? Pairing.SELF : Pairing.CROSS;
        int root = 2 + random.nextInt(2);
        int groups = root << random.nextInt(root == 2 ? 3 : 1);
        if (root == 3 && random.nextBoolean()) {
            groups = 9;
        }
        return new Setting(
                pairing,
                (long) root * root * root * root,
                groups,
                halves(0, 3),
                halves(0, 4),
                halves(0, 2),
                halves(1, 3),
                new BigFraction(1 + random.nextInt(12), 8),
                Weights.IDENTITY);
    }

    Unit unit() {
        return random.nextInt(3) == 0 ? Unit.SOFTMAX : new Unit.Power(1 + random.nextInt(3));
    }

    long[] column(int width) {
        var words = new long[SignBits.words(width)];
        for (int word = 0; word < words.length; word++) {
            words[word] = random.nextLong();
        }
        return words;
    }

    private Weights weights() {
        return new Weights(tenths(20), tenths(20), tenths(19).add(new BigFraction(1, 10)));
    }

    private BigFraction tenths(int most) {
        return new BigFraction(random.nextInt(most + 1), 10);
    }

    private BigFraction halves(int least, int most) {
        return new BigFraction(least + random.nextInt(most - least + 1), 2);
    }
}
