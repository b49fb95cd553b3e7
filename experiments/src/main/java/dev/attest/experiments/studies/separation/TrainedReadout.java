package dev.attest.experiments.studies.separation;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import dev.attest.experiments.study.Trial;
import dev.attest.models.training.Batch;
import dev.attest.models.training.Training;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.DenseAttention;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.statement.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One layer of attention and its readout, trained to tell the two datasets apart, the special token at a
/// random place: Adam on the cross-entropy of two classes, which is the logistic loss.
///
/// @param base  the numbers of the datasets; n and the groups are smaller here
/// @param seeds trainings of each unit
record TrainedReadout(Setting base, int seeds) implements Part {
    private static final String ID = "training";
    private static final List<Unit> UNITS = List.of(Unit.SOFTMAX, Unit.LINEAR);
    private static final int TOKENS = 100;
    private static final int GROUPS = 10;
    private static final int WIDTH = 8;
    private static final int BATCH = 16;
    private static final int STEPS = 300;
    private static final List<Integer> MEASURED = List.of(0, 10, 20, 30, 50, 75, 100, 150, 200, 250, STEPS);
    private static final int TESTS = 200;
    private static final float RATE = .01f;
    private static final double MOST_WRONG = .01;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Trial> trials() {
        return IntStream.range(0, seeds)
                .boxed()
                .flatMap(seed -> UNITS.stream()
                        .map(unit -> Trial.of(Map.of("sweep", ID, "at", seed), Map.of("curve", unit.text()))))
                .toList();
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var unit = Unit.named(trial.value("curve")).orElseThrow();
        long seed = random.nextLong();
        int d = GROUPS + 2;
        try (var training = Training.of(
                new TrainableAttention(unit, d, WIDTH, seed),
                Loss.softmaxCrossEntropyLoss(),
                RATE,
                seed,
                new Shape(BATCH, TOKENS, d))) {
            var metrics = new TreeMap<String, Double>();
            metrics.put(accuracyAfter(0), accuracy(training, random));
            for (int step = 1; step <= STEPS; step++) {
                metrics.put("loss", training.step((_, manager) -> draw(manager, random, BATCH)));
                if (MEASURED.contains(step)) {
                    metrics.put(accuracyAfter(step), accuracy(training, random));
                }
            }
            return metrics;
        }
    }

    private static String accuracyAfter(int step) {
        return "accuracy-" + step;
    }

    private double accuracy(Training training, Randomness random) {
        try (var manager = training.manager().newSubManager()) {
            var batch = draw(manager, random, TESTS);
            var scores = training.predict(batch.inputs()).singletonOrThrow().toFloatArray();
            var labels = batch.labels().singletonOrThrow().toFloatArray();
            int correct = 0;
            for (int input = 0; input < TESTS; input++) {
                boolean second = scores[2 * input + 1] > scores[2 * input];
                correct += second == labels[input] > 0 ? 1 : 0;
            }
            return (double) correct / TESTS;
        }
    }

    /// Inputs of either dataset by a fair coin, the special token anywhere.
    private Batch draw(NDManager manager, Randomness random, int count) {
        int d = GROUPS + 2;
        var tokens = new float[count * TOKENS * d];
        var labels = new float[count];
        for (int input = 0; input < count; input++) {
            var dataset = random.nextInt(2) == 0 ? Dataset.FIRST : Dataset.SECOND;
            int place = random.nextInt(TOKENS);
            labels[input] = dataset.ordinal();
            fill(tokens, input * TOKENS * d, dataset, place);
        }
        return new Batch(
                new NDList(manager.create(tokens, new Shape(count, TOKENS, d))),
                new NDList(manager.create(labels, new Shape(count))));
    }

    private void fill(float[] tokens, int start, Dataset dataset, int place) {
        int d = GROUPS + 2;
        var rows = DenseAttention.keys(base.sized(TOKENS, GROUPS), dataset);
        double special = rows[0];
        rows[0] = 0;
        rows[place * d] = special;
        for (int entry = 0; entry < rows.length; entry++) {
            tokens[start + entry] = (float) rows[entry];
        }
    }

    @Override
    public List<Prediction> predictions() {
        return List.of(new Prediction() {
            @Override
            public String sentence() {
                return "Trained on the two datasets, one layer of linear attention with its readout can name the dataset of at least"
                        + " 99 % of new inputs: some training does, of it and of softmax attention. One is enough against a"
                        + " reading for all linear attention; how many do is said.";
            }

            @Override
            public Judgement judge(Results results) {
                boolean both = UNITS.stream().allMatch(unit -> learned(results, unit) > 0);
                return new Judgement(both ? Verdict.HOLDS : Verdict.FAILS, found(results));
            }
        });
    }

    private static Sample accuracies(Results results, Unit unit) {
        return accuracies(results, unit, STEPS);
    }

    private static Sample accuracies(Results results, Unit unit, int step) {
        return results.sample(accuracyAfter(step), Map.of("sweep", ID, "curve", unit.text()));
    }

    private static long learned(Results results, Unit unit) {
        return Arrays.stream(accuracies(results, unit).values())
                .filter(accuracy -> accuracy >= 1 - MOST_WRONG)
                .count();
    }

    private String found(Results results) {
        return "at least 99 % of new inputs are given their own dataset by linear attention after "
                + learned(results, Unit.LINEAR) + " of " + seeds + " trainings and by softmax attention after "
                + learned(results, Unit.SOFTMAX);
    }

    @Override
    public Plot plot(Results results) {
        return new Plot.Lines(
                ID,
                "The same data, trained: both units learn to tell the datasets apart",
                "Accuracy on new inputs of one layer of attention and its readout while Adam trains them, " + TOKENS
                        + " tokens in " + GROUPS
                        + " groups, W beginning at I: mean over trainings, with a band from the worst to the best.",
                new Plot.Axis("step", false),
                new Plot.Axis("inputs given their own dataset, %", false),
                UNITS.stream().map(unit -> series(results, unit)).toList());
    }

    private static Plot.Series series(Results results, Unit unit) {
        var points = MEASURED.stream()
                .map(step -> point(step, accuracies(results, unit, step)))
                .toList();
        return new Plot.Series(unit.text(), points);
    }

    private static Plot.Point point(int step, Sample sample) {
        return new Plot.Point(step, 100 * sample.mean(), 100 * sample.minimum(), 100 * sample.maximum());
    }

    @Override
    public List<String> headlines(Results results) {
        return List.of("Trained on the same data, linear attention succeeds as well: " + found(results)
                + ". What the paper shows is a statement about random readouts.");
    }
}
