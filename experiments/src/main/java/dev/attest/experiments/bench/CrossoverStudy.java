package dev.attest.experiments.bench;

import dev.attest.experiments.run.Progress;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.ceiling.Ceiling;
import dev.attest.kernels.plan.Way;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Predicts where a kernel overtakes our own softmax, says so, and measures it. The prediction knows how much
/// work each has at every length, and two times of each, at the ends of the range; the measurement takes turns
/// at lengths around the prediction.
public final class CrossoverStudy {
    private static final Set<Way> OF_EVERY_PAIR = Set.of(Way.ONLINE_SOFTMAX, Way.QUADRATIC, Way.REFERENCE);
    private static final int SHORT = 64;
    private static final int LONG = 2048;

    /// Lengths around the prediction: from two thirds of it to three halves.
    private static final double[] AROUND = {0.67, 0.8, 0.9, 1.1, 1.25, 1.5};

    private final Alternation alternation;
    private final Ceiling ceiling;
    private final Sizes sizes;
    private final int threads;
    private final Progress progress;

    /// @param sizes of a case; its number of tokens does not count
    public CrossoverStudy(Alternation alternation, Ceiling ceiling, Sizes sizes, int threads, Progress progress) {
        this.alternation = alternation;
        this.ceiling = ceiling;
        this.sizes = sizes;
        this.threads = threads;
        this.progress = progress;
    }

    /// Empty for a mechanism that takes time for every pair of query and key, as softmax does.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public Optional<Crossover> of(Mechanism mechanism) {
        var way = Subject.of(mechanism, at(LONG), threads).plan().way();
        if (OF_EVERY_PAIR.contains(way)) {
            return Optional.empty();
        }
        var softmax = Catalogue.resolve("softmax");
        var rival = mechanism.causal() ? softmax.causally() : softmax;
        var predicted = predicted(model(mechanism, way), model(rival, Way.ONLINE_SOFTMAX));
        var name = mechanism.causal() ? mechanism.name() + ", causal" : mechanism.name();
        progress.note(words(name, predicted));
        var points = new ArrayList<Crossover.Point>();
        if (predicted.isPresent()) {
            for (int length : around(predicted.getAsDouble())) {
                points.add(point(mechanism, way, rival, length));
            }
        }
        return Optional.of(new Crossover(name, List.of(SHORT, LONG), predicted, points, crossing(points)));
    }

    private static String words(String name, OptionalDouble predicted) {
        return predicted.isPresent()
                ? String.format(
                        Locale.ROOT, "%s is predicted to overtake softmax at n = %.0f", name, predicted.getAsDouble())
                : name + " is predicted to overtake softmax nowhere from n = " + SHORT + " to " + LONG;
    }

    private Sizes at(int length) {
        return Sizes.square(sizes.batch(), sizes.heads(), length, sizes.d());
    }

    /// What a model knows of one kernel.
    private final class Cost {
        private final Mechanism mechanism;
        private final Way way;
        private final CostModel model;

        Cost(Mechanism mechanism, Way way) {
            this.mechanism = mechanism;
            this.way = way;
            var time = new double[2];
            // The longer one first: its many runs of every loop are what compiled code comes from.
            for (int end = time.length - 1; end >= 0; end--) {
                time[end] = alternation
                        .alone(subject(mechanism, way, end == 0 ? SHORT : LONG))
                        .median();
            }
            this.model = CostModel.through(new double[] {work(SHORT), work(LONG)}, time);
        }

        private double work(int length) {
            return ceiling.nanoseconds(
                    subject(mechanism, way, length).plan().work().orElseThrow());
        }

        double time(int length) {
            return model.time(work(length));
        }
    }

    private Cost model(Mechanism mechanism, Way way) {
        return new Cost(mechanism, way);
    }

    private Subject subject(Mechanism mechanism, Way way, int length) {
        return Subject.by(way, mechanism, at(length), threads);
    }

    /// Where the faster side changes, between the ends of the range.
    private static OptionalDouble predicted(Cost ours, Cost softmax) {
        if (ours.time(SHORT) <= softmax.time(SHORT) || ours.time(LONG) >= softmax.time(LONG)) {
            return OptionalDouble.empty();
        }
        int below = SHORT;
        int above = LONG;
        while (above - below > 1) {
            int middle = (below + above) / 2;
            if (ours.time(middle) > softmax.time(middle)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return OptionalDouble.of(above);
    }

    private static List<Integer> around(double predicted) {
        var lengths = new ArrayList<Integer>();
        for (double share : AROUND) {
            int length = Math.max(1, (int) Math.round(share * predicted));
            if (!lengths.contains(length)) {
                lengths.add(length);
            }
        }
        return lengths;
    }

    private Crossover.Point point(Mechanism mechanism, Way way, Mechanism rival, int length) {
        var pairs = alternation.pairs(subject(mechanism, way, length), subject(rival, Way.ONLINE_SOFTMAX, length));
        return new Crossover.Point(length, pairs.ours(), pairs.theirs());
    }

    private static OptionalDouble crossing(List<Crossover.Point> points) {
        if (points.size() < 2) {
            return OptionalDouble.empty();
        }
        var law = PowerLaw.fit(
                points.stream().mapToDouble(Crossover.Point::n).toArray(),
                points.stream().mapToDouble(Crossover.Point::ratio).toArray());
        return law.exponent() > 0 ? OptionalDouble.of(law.where(1)) : OptionalDouble.empty();
    }
}
