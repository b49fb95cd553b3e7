package dev.attest.experiments.data;

/// The oracle row of every study on digits: the class of the nearest training image, in squared Euclidean
/// distance between whole numbers; the first of several that are equally near.
public final class NearestNeighbour {
    private NearestNeighbour() {}

    /// How many test images get their own class.
    public static int correct(DigitSet digits) {
        return (int) digits.test().stream()
                .parallel()
                .filter(image -> nearest(digits, image).label() == image.label())
                .count();
    }

    private static Digit nearest(DigitSet digits, Digit image) {
        Digit nearest = digits.train().getFirst();
        int least = Integer.MAX_VALUE;
        for (var candidate : digits.train()) {
            int distance = image.squaredDistance(candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }
}
