package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.studies.confusion.ConfusedMechanism.Family;
import dev.attest.experiments.study.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What is expected: first what theory says of every pair, then the order that the paper reports.
final class ConfusionPredictions {
    private ConfusionPredictions() {}

    static List<Prediction> all() {
        return Stream.concat(theory().stream(), Stream.concat(Stream.of(new OnlyFlatKernelsConfuse()), orders()))
                .toList();
    }

    private static Stream<Prediction> orders() {
        var softmax = ConfusedMechanism.softmax();
        return Arrays.stream(Projection.values())
                .flatMap(projection -> Stream.of(
                        more(ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.RELU), softmax, projection),
                        overInline(ConfusedKernel.ELU, projection),
                        overInline(ConfusedKernel.EXP, projection),
                        shorter(ConfusedKernel.IDENTITY, projection),
                        shorter(ConfusedKernel.RELU, projection)));
    }

    private static Prediction overInline(ConfusedKernel kernel, Projection projection) {
        return new MoreConfused(
                sentence(
                        ConfusedMechanism.of(Family.LINEAR, kernel),
                        ConfusedMechanism.of(Family.INLINE, kernel),
                        projection,
                        "at ten times the published threshold, 0.01, where there is something to count"),
                CountedRows.confused(Scaling.PLAIN, "1e-2"),
                ConfusedMechanism.of(Family.LINEAR, kernel),
                ConfusedMechanism.of(Family.INLINE, kernel),
                projection);
    }

    private static Prediction shorter(ConfusedKernel kernel, Projection projection) {
        int shortest = CountedRows.LENGTHS.getFirst();
        var linear = ConfusedMechanism.of(Family.LINEAR, kernel);
        return new MoreConfused(
                sentence(
                        ConfusedMechanism.softmax(),
                        linear,
                        projection,
                        "at the published threshold with queries 2^" + -shortest
                                + " times shorter: rows of softmax tend to the uniform one, and the order turns around"),
                CountedRows.confused(shortest),
                ConfusedMechanism.softmax(),
                linear,
                projection);
    }

    private static List<Prediction> theory() {
        var predictions = new ArrayList<Prediction>();
        predictions.add(new NothingAgainst(
                "Under softmax every pair of different queries has rows at least m l |p − q| and at most g/2 |p − q| apart: m"
                        + " the least entry of the two rows, l and g the least and greatest singular value of the keys less"
                        + " their mean, over sqrt(d).",
                List.of(ConfusedMechanism.softmax()),
                CheckedPairs.PAIRS,
                CheckedPairs.OUTSIDE,
                List.of(CheckedPairs.OPEN),
                "pairs"));
        predictions.add(new NothingAgainst(
                "Under InLine every pair has rows at least l |φ(p) − φ(q)| and at most g |φ(p) − φ(q)| apart, with every"
                        + " kernel.",
                ConfusedMechanism.of(Family.INLINE),
                CheckedPairs.PAIRS,
                CheckedPairs.OUTSIDE,
                List.of(CheckedPairs.OPEN),
                "pairs"));
        predictions.add(new NothingAgainst(
                "Different queries of equal ReLU features have equal rows under InLine with ReLU: it is not injective, and"
                        + " patches meet that.",
                List.of(ConfusedMechanism.of(Family.INLINE, ConfusedKernel.RELU)),
                CheckedPairs.SAME,
                CheckedPairs.SAME_APART,
                List.of(),
                "such pairs"));
        predictions.add(new NothingAgainst(
                "Different queries of patches, of exactly collinear features have equal rows under linear attention with ReLU.",
                List.of(ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.RELU)),
                CheckedPairs.COLLINEAR,
                CheckedPairs.COLLINEAR_APART,
                List.of(),
                "such pairs"));
        Arrays.stream(ConfusedKernel.values())
                .filter(kernel -> kernel.collision() != ConfusedKernel.Move.NONE)
                .map(ConfusionPredictions::collides)
                .forEach(predictions::add);
        predictions.add(new MovedPairsAreApart(ConfusedMechanism.all().stream()
                .filter(each -> each.hasModuli() && each.kernel().injective())
                .toList()));
        predictions.add(new SameCountAtEveryLength(homogeneous()));
        return predictions;
    }

    private static Prediction collides(ConfusedKernel kernel) {
        var move = kernel.collision();
        return new NothingAgainst(
                "Under linear attention, " + kernel.title() + ", the query q of a patch and the constructed "
                        + move.text() + " have equal rows: the enclosure of their distance contains 0.",
                List.of(ConfusedMechanism.of(Family.LINEAR, kernel)),
                MovedQueries.pairs(move),
                MovedQueries.apart(move),
                List.of(),
                "such pairs");
    }

    static List<ConfusedMechanism> homogeneous() {
        return List.of(
                ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.IDENTITY),
                ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.RELU));
    }

    private static Prediction more(ConfusedMechanism more, ConfusedMechanism fewer, Projection projection) {
        return new MoreConfused(
                sentence(more, fewer, projection, "at the published threshold"),
                CountedRows.confused(Scaling.PLAIN, CountedRows.PUBLISHED),
                more,
                fewer,
                projection);
    }

    private static String sentence(
            ConfusedMechanism more, ConfusedMechanism fewer, Projection projection, String where) {
        return "With " + projection.title() + ", '" + more.title() + "' has more confused pairs than '" + fewer.title()
                + "' " + where + ".";
    }
}
