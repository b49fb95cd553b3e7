package dev.attest.experiments.studies;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import dev.attest.experiments.data.Digit;
import dev.attest.experiments.data.DigitSet;
import dev.attest.models.layer.AttentionBlock;
import dev.attest.models.training.Batch;
import dev.attest.models.training.Diverged;
import dev.attest.models.training.Shuffled;
import dev.attest.models.training.Training;
import dev.attest.models.vision.PatchClassifier;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A network that learns to name digits, and what is measured of it.
final class TrainedNetwork implements AutoCloseable {
    private static final int IMAGES_AT_A_TIME = 100;
    private static final int HIDDEN_TIMES_WIDTH = 2;

    private final SignedScoresCannotBeDivided.Settings settings;
    private final TrainingDraw draw;
    private final Shuffled order;
    private final List<AttentionBlock> attention = new ArrayList<>();
    private final RowWatch watch;
    private final Training training;
    private final List<Double> losses = new ArrayList<>();

    TrainedNetwork(Mechanism mechanism, TrainingDraw draw, SignedScoresCannotBeDivided.Settings settings) {
        this.settings = settings;
        this.draw = draw;
        order = new Shuffled(settings.trainImages(), settings.batch(), draw.seed());
        watch = new RowWatch(mechanism, SignedScoresCannotBeDivided.PHASES);
        var sizes = new PatchClassifier.Sizes(
                settings.tokens(),
                settings.patch() * settings.patch(),
                settings.width(),
                settings.layers(),
                HIDDEN_TIMES_WIDTH * settings.width(),
                DigitSet.CLASSES);
        var network = new PatchClassifier(sizes, layer -> attention(mechanism), draw.seed());
        training = Training.of(
                network,
                Loss.softmaxCrossEntropyLoss(),
                (float) settings.rate(),
                draw.seed(),
                draw.shape(settings.batch()));
    }

    private Block attention(Mechanism mechanism) {
        var block = AttentionBlock.of(mechanism, settings.width())
                .heads(settings.heads())
                .build();
        attention.add(block);
        return block;
    }

    /// All steps, or those up to the first that cannot be taken.
    void train() {
        attention.forEach(block -> block.observe(watch));
        try {
            for (int step = 0; step < settings.steps(); step++) {
                watch.enter(step * SignedScoresCannotBeDivided.PHASES / settings.steps());
                losses.add(training.step(this::batch));
            }
        } catch (Diverged undefined) {
            losses.add(Double.NaN);
        }
        attention.forEach(AttentionBlock::unobserved);
    }

    /// Metrics: `accuracy`; `loss`, the mean of the last tenth of the steps; `undefined`, 1 where the training
    /// could not go on; `steps`, those taken; `least-divisor`, its logarithm to base 10 `log-least-divisor`,
    /// and `least-divisor-1` to `-10`, the same in each tenth of the training; `largest-norm` of a row.
    SortedMap<String, Double> metrics() {
        var metrics = new TreeMap<String, Double>();
        boolean undefined = losses.getLast().isNaN();
        metrics.put("accuracy", correct() / (double) draw.test().size());
        metrics.put("loss", undefined ? Double.NaN : lastLosses());
        metrics.put("undefined", undefined ? 1.0 : 0.0);
        metrics.put("steps", losses.size() - (undefined ? 1.0 : 0.0));
        var least = watch.leastDivisors();
        for (int phase = 0; phase < least.length; phase++) {
            metrics.put("least-divisor-" + (phase + 1), least[phase]);
        }
        double smallest = Arrays.stream(least).min().orElseThrow();
        metrics.put("least-divisor", smallest);
        metrics.put("log-least-divisor", StrictMath.log10(smallest));
        metrics.put("largest-norm", watch.largestNorm());
        return metrics;
    }

    private Batch batch(int step, NDManager manager) {
        var images = TrainingDraw.pick(draw.train(), order.at(step));
        return new Batch(new NDList(draw.tokens(manager, images)), new NDList(TrainingDraw.labels(manager, images)));
    }

    private double lastLosses() {
        int count = Math.max(1, losses.size() / SignedScoresCannotBeDivided.PHASES);
        return losses.subList(losses.size() - count, losses.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private int correct() {
        int correct = 0;
        for (int start = 0; start < draw.test().size(); start += IMAGES_AT_A_TIME) {
            int end = Math.min(draw.test().size(), start + IMAGES_AT_A_TIME);
            correct += correct(draw.test().subList(start, end));
        }
        return correct;
    }

    private int correct(List<Digit> images) {
        try (var manager = training.manager().newSubManager()) {
            var scores = training.predict(new NDList(draw.tokens(manager, images)))
                    .singletonOrThrow()
                    .toFloatArray();
            int correct = 0;
            for (int image = 0; image < images.size(); image++) {
                int from = image * DigitSet.CLASSES;
                int named = named(Arrays.copyOfRange(scores, from, from + DigitSet.CLASSES));
                correct += named == images.get(image).label() ? 1 : 0;
            }
            return correct;
        }
    }

    /// The class with the largest score, the lowest of several; -1 where a score is not finite.
    static int named(float[] scores) {
        int best = 0;
        for (int label = 0; label < scores.length; label++) {
            if (!Float.isFinite(scores[label])) {
                return -1;
            }
            best = scores[label] > scores[best] ? label : best;
        }
        return best;
    }

    @Override
    public void close() {
        training.close();
        watch.close();
    }
}
