package dev.attest.experiments.data;

import dev.attest.experiments.study.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/// Digits drawn by a pen that is never quite where it should be, for machines that have no data. Made the way
/// the UCI set was: a 32 x 32 bitmap that the digit fills from top to bottom, and the number of set points in
/// each 4 x 4 cell. Every writer's hand differs in slant, turn, breadth, pen and wobble; a few points of the
/// bitmap are flipped. Sizes and splits are those of the UCI set. The set is the same on every machine,
/// whatever the seed of a study.
public final class GeneratedDigits {
    static final int TRAIN = 3823;
    static final int TEST = 1797;

    private static final long SEED = 0x6469676974733031L;
    private static final int CELL = 4;
    private static final String KIND = "generated";

    private final Randomness random = new Randomness(SEED);
    private final int side;
    private final int bitmap;

    private GeneratedDigits(int side) {
        this.side = side;
        bitmap = side * CELL;
    }

    /// Digits of `side` x `side`, drawn with a pen as much larger as they are.
    public static ImageSet images(int side, int count) {
        var generator = new GeneratedDigits(side);
        var images = new ArrayList<GreyImage>();
        for (int image = 0; image < count; image++) {
            int label = generator.label();
            images.add(GreyImage.of(generator.draw(Glyph.of(label)), side, label));
        }
        return new ImageSet(KIND, images);
    }

    public static DigitSet create() {
        var generator = new GeneratedDigits(DigitSet.SIDE);
        return new DigitSet(KIND, generator.digits(TRAIN), generator.digits(TEST));
    }

    private List<Digit> digits(int count) {
        var digits = new ArrayList<Digit>();
        for (int image = 0; image < count; image++) {
            int label = label();
            digits.add(new Digit(draw(Glyph.of(label)), label));
        }
        return digits;
    }

    private int label() {
        return random.nextInt(DigitSet.CLASSES);
    }

    private int[] draw(Glyph glyph) {
        double unit = (double) side / DigitSet.SIDE;
        var hand = Hand.of(random, unit);
        var strokes = glyph.strokes().stream()
                .map(stroke -> hand.write(stroke, random))
                .toList();
        hand.fit(strokes, bitmap);
        var points = new boolean[bitmap * bitmap];
        strokes.forEach(stroke -> ink(points, stroke, hand.pen()));
        var pixels = new int[side * side];
        for (int place = 0; place < points.length; place++) {
            boolean set = points[place] ^ (random.nextDouble() < hand.dirt());
            int cell = place / bitmap / CELL * side + place % bitmap / CELL;
            pixels[cell] += set ? 1 : 0;
        }
        return pixels;
    }

    /// Sets the points within half a pen's width of the chain.
    private void ink(boolean[] points, double[][] chain, double pen) {
        for (int point = 1; point < chain.length; point++) {
            ink(points, chain[point - 1], chain[point], pen / 2);
        }
    }

    private void ink(boolean[] points, double[] from, double[] to, double reach) {
        int bottom = last(Math.max(from[1], to[1]) + reach);
        int right = last(Math.max(from[0], to[0]) + reach);
        for (int row = first(Math.min(from[1], to[1]) - reach); row <= bottom; row++) {
            for (int column = first(Math.min(from[0], to[0]) - reach); column <= right; column++) {
                points[row * bitmap + column] |= squaredDistance(column + .5, row + .5, from, to) <= reach * reach;
            }
        }
    }

    private static int first(double place) {
        return Math.max(0, (int) StrictMath.floor(place) - 1);
    }

    private int last(double place) {
        return Math.min(bitmap - 1, (int) StrictMath.ceil(place));
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

    /// How one image is written.
    ///
    /// @param breadth of the digit against its height
    /// @param shift   to the right, in points of the bitmap
    /// @param dirt    the chance that a point of the bitmap is flipped
    private record Hand(
            double breadth, double slant, double turn, double shift, double pen, double wobble, double dirt) {
        /// @param unit how much larger the bitmap is than that of the UCI set
        static Hand of(Randomness random, double unit) {
            return new Hand(
                    random.nextDouble(.6, 1.1),
                    .25 * random.nextGaussian(),
                    .12 * random.nextGaussian(),
                    unit * (1.2 * random.nextGaussian()),
                    unit * random.nextDouble(3.5, 7),
                    random.nextDouble(.02, .12),
                    .01);
        }

        double[][] write(double[][] stroke, Randomness random) {
            double cosine = StrictMath.cos(turn);
            double sine = StrictMath.sin(turn);
            var chain = new double[stroke.length][];
            for (int point = 0; point < stroke.length; point++) {
                double down = stroke[point][1] + wobble * random.nextGaussian();
                double across = stroke[point][0] + wobble * random.nextGaussian() - slant * down;
                chain[point] = new double[] {breadth * (cosine * across - sine * down), sine * across + cosine * down};
            }
            return chain;
        }

        /// Moves and scales the strokes so that the pen touches top and bottom and stays inside left and right.
        void fit(List<double[][]> strokes, int bitmap) {
            var x = extent(strokes, 0);
            var y = extent(strokes, 1);
            double room = bitmap - pen;
            double vertical = room / (y.getMax() - y.getMin());
            double horizontal = Math.min(vertical, room / (x.getMax() - x.getMin()));
            for (var stroke : strokes) {
                for (var point : stroke) {
                    point[0] = bitmap / 2.0 + shift + horizontal * (point[0] - (x.getMin() + x.getMax()) / 2);
                    point[1] = bitmap / 2.0 + vertical * (point[1] - (y.getMin() + y.getMax()) / 2);
                }
            }
        }

        private static DoubleSummaryStatistics extent(List<double[][]> strokes, int axis) {
            return strokes.stream()
                    .flatMap(Arrays::stream)
                    .mapToDouble(point -> point[axis])
                    .summaryStatistics();
        }
    }
}
