package dev.attest.experiments.data;

import dev.attest.experiments.study.Randomness;
import java.util.ArrayList;
import java.util.List;

/// Digits drawn by a pen that is never quite where it should be, for machines that have no data. Made the way the UCI set
/// was: a 32 x 32 bitmap, and the number of set points in each 4 x 4 cell. Every writer's hand differs in slant, turn,
/// width, height, place, pen and wobble; a few points of the bitmap are flipped. Sizes and splits are those of the UCI set. The
/// set is the same on every machine, whatever the seed of a study.
public final class GeneratedDigits {
    static final int TRAIN = 3823;
    static final int TEST = 1797;

    private static final long SEED = 0x6469676974733031L;
    private static final int CELL = 4;
    private static final int BITMAP = DigitSet.SIDE * CELL;

    private final Randomness random = new Randomness(SEED);

    private GeneratedDigits() {}

    public static DigitSet create() {
        var generator = new GeneratedDigits();
        return new DigitSet("generated", generator.images(TRAIN), generator.images(TEST));
    }

    private List<Digit> images(int count) {
        var images = new ArrayList<Digit>();
        for (int image = 0; image < count; image++) {
            int label = random.nextInt(DigitSet.CLASSES);
            images.add(new Digit(draw(Glyph.of(label)), label));
        }
        return images;
    }

    private int[] draw(Glyph glyph) {
        var hand = Hand.of(random);
        var pixels = new int[DigitSet.PIXELS];
        var bitmap = new boolean[BITMAP * BITMAP];
        for (var stroke : glyph.strokes()) {
            ink(bitmap, hand.write(stroke, random), hand.pen());
        }
        for (int place = 0; place < bitmap.length; place++) {
            boolean set = bitmap[place] ^ (random.nextDouble() < hand.dirt());
            int cell = place / BITMAP / CELL * DigitSet.SIDE + place % BITMAP / CELL;
            pixels[cell] += set ? 1 : 0;
        }
        return pixels;
    }

    /// Sets the points within half a pen's width of the chain.
    private static void ink(boolean[] bitmap, double[][] chain, double pen) {
        double reach = pen / 2 * (pen / 2);
        for (int place = 0; place < bitmap.length; place++) {
            double x = place % BITMAP + .5;
            double y = place / BITMAP + .5;
            for (int point = 1; !bitmap[place] && point < chain.length; point++) {
                bitmap[place] = squaredDistance(x, y, chain[point - 1], chain[point]) <= reach;
            }
        }
    }

    private static double squaredDistance(double x, double y, double[] from, double[] to) {
        double alongX = to[0] - from[0];
        double alongY = to[1] - from[1];
        double length = alongX * alongX + alongY * alongY;
        double share = length == 0 ? 0 : ((x - from[0]) * alongX + (y - from[1]) * alongY) / length;
        double inside = Math.clamp(share, 0, 1);
        double missX = x - from[0] - inside * alongX;
        double missY = y - from[1] - inside * alongY;
        return missX * missX + missY * missY;
    }

    /// How one image is written: an affine map of the glyph into the bitmap, a pen, and how unsteady it is.
    ///
    /// @param dirt the chance that a point of the bitmap is flipped
    private record Hand(
            double width, double height, double slant, double turn, double x, double y, double pen, double wobble,
            double dirt) {
        static Hand of(Randomness random) {
            return new Hand(
                    random.nextDouble(.7, 1.25) * BITMAP * .36,
                    random.nextDouble(.8, 1.1) * BITMAP * .42,
                    .25 * random.nextGaussian(),
                    .12 * random.nextGaussian(),
                    BITMAP * (.5 + .04 * random.nextGaussian()),
                    BITMAP * (.5 + .03 * random.nextGaussian()),
                    random.nextDouble(2.5, 6),
                    random.nextDouble(.02, .12),
                    .01);
        }

        double[][] write(double[][] stroke, Randomness random) {
            double cosine = StrictMath.cos(turn);
            double sine = StrictMath.sin(turn);
            var chain = new double[stroke.length][];
            for (int point = 0; point < stroke.length; point++) {
                double across = (stroke[point][0] + wobble * random.nextGaussian()) * width;
                double down = (stroke[point][1] + wobble * random.nextGaussian()) * height;
                double slanted = across - slant * down;
                chain[point] = new double[] {x + cosine * slanted - sine * down, y + sine * slanted + cosine * down};
            }
            return chain;
        }
    }
}
