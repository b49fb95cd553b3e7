package dev.attest.experiments.studies;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.attest.experiments.data.Digit;
import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.study.Randomness;
import java.util.Arrays;
import java.util.List;

/// What a seed decides, whatever the mechanism: images to learn from and to be tested on, cut into tokens, and
/// the seed of weights and batches.
///
/// @param patch the side of the square of pixels that is one token
record TrainingDraw(List<Digit> train, List<Digit> test, int patch, long seed) {
    /// Draws, in this order: training images, test images, both without replacement, and the seed.
    static TrainingDraw draw(DigitSet digits, Randomness random, SignedScoresCannotBeDivided.Settings settings) {
        var train = pick(digits.train(), random.sample(digits.train().size(), settings.trainImages()));
        var test = pick(digits.test(), random.sample(digits.test().size(), settings.testImages()));
        return new TrainingDraw(train, test, settings.patch(), random.nextLong());
    }

    /// Images as tokens, `[images][tokens][patch²]`, from -1 to 1: patches by rows, pixels of a patch by rows.
    NDArray tokens(NDManager manager, List<Digit> images) {
        var numbers = new float[images.size() * DigitSet.PIXELS];
        for (int image = 0; image < images.size(); image++) {
            for (int pixel = 0; pixel < DigitSet.PIXELS; pixel++) {
                float bright = images.get(image).pixels()[pixel];
                numbers[image * DigitSet.PIXELS + place(pixel)] = 2 * bright / DigitSet.BRIGHTEST - 1;
            }
        }
        return manager.create(numbers, shape(images.size()));
    }

    Shape shape(int images) {
        int features = patch * patch;
        return new Shape(images, DigitSet.PIXELS / features, features);
    }

    static NDArray labels(NDManager manager, List<Digit> images) {
        return manager.create(images.stream().mapToInt(Digit::label).toArray());
    }

    static List<Digit> pick(List<Digit> digits, int[] places) {
        return Arrays.stream(places).mapToObj(digits::get).toList();
    }

    /// Where a pixel stands among the tokens of its image.
    private int place(int pixel) {
        int row = pixel / DigitSet.SIDE;
        int column = pixel % DigitSet.SIDE;
        int token = row / patch * (DigitSet.SIDE / patch) + column / patch;
        return token * patch * patch + row % patch * patch + column % patch;
    }
}
