package dev.attest.verification.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import dev.attest.models.layer.AttentionBlock;
import dev.attest.models.layer.Draws;
import dev.attest.models.training.Batch;
import dev.attest.models.training.Training;
import dev.attest.models.vision.PatchClassifier;
import dev.attest.theory.formula.Catalogue;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/// How long a training step of a small transformer takes with softmax by its definition, and with the same
/// written in DJL's own operations: two layers of width 64, 64 tokens, batch 32, four heads. Steps alternate,
/// so that whatever slows the machine slows both.
///
/// Arguments: pairs to time (200 unless said), pairs before that (50).
public final class TrainingStep {
    private static final int TOKENS = 64;
    private static final int FEATURES = 16;
    private static final int WIDTH = 64;
    private static final int HEADS = 4;
    private static final int BATCH = 32;
    private static final int CLASSES = 10;
    private static final Shape INPUT = new Shape(BATCH, TOKENS, FEATURES);

    private TrainingStep() {}

    public static void main(String[] arguments) {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int before = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        var softmax = Catalogue.mechanism("softmax");
        try (var defined = training(
                        () -> AttentionBlock.of(softmax, WIDTH).heads(HEADS).build());
                var plain = training(() -> new PlainAttention(WIDTH, HEADS))) {
            var ours = new double[pairs];
            var theirs = new double[pairs];
            for (int pair = -before; pair < pairs; pair++) {
                boolean first = pair % 2 == 0;
                double early = milliseconds(first ? defined : plain);
                double late = milliseconds(first ? plain : defined);
                if (pair >= 0) {
                    ours[pair] = first ? early : late;
                    theirs[pair] = first ? late : early;
                }
            }
            report(ours, theirs);
        }
    }

    private static Training training(Supplier<Block> attention) {
        var sizes = new PatchClassifier.Sizes(TOKENS, FEATURES, WIDTH, 2, 4 * WIDTH, CLASSES);
        var network = new PatchClassifier(sizes, layer -> attention.get(), 1);
        return Training.of(network, Loss.softmaxCrossEntropyLoss(), 0.001f, 1, INPUT);
    }

    private static double milliseconds(Training training) {
        long start = System.nanoTime();
        training.step(TrainingStep::batch);
        return (System.nanoTime() - start) / 1e6;
    }

    private static Batch batch(int step, NDManager manager) {
        NDArray images = manager.create(NUMBERS, INPUT);
        NDArray labels = manager.create(LABELS, new Shape(BATCH));
        return new Batch(new NDList(images), new NDList(labels));
    }

    private static final float[] NUMBERS = numbers();
    private static final float[] LABELS = labels();

    private static float[] numbers() {
        var drawn = new Draws(1).normal((int) INPUT.size());
        var numbers = new float[drawn.length];
        for (int place = 0; place < drawn.length; place++) {
            numbers[place] = (float) drawn[place];
        }
        return numbers;
    }

    private static float[] labels() {
        var labels = new float[BATCH];
        for (int place = 0; place < BATCH; place++) {
            labels[place] = place % CLASSES;
        }
        return labels;
    }

    private static void report(double[] ours, double[] theirs) {
        var ratios = new double[ours.length];
        Arrays.setAll(ratios, pair -> ours[pair] / theirs[pair]);
        System.out.printf(
                Locale.ROOT,
                "by definition %.2f ms, in plain operations %.2f ms, median of the ratios of %d pairs %.3f%n",
                median(ours),
                median(theirs),
                ours.length,
                median(ratios));
    }

    private static double median(double[] numbers) {
        var sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
