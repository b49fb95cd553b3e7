package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.studies.confusion.ConfusedMechanism.Family;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Figures, tables and findings of confused pairs.
final class ConfusionReport {
    private final Means means;

    ConfusionReport(Results results) {
        means = new Means(results);
    }

    List<Plot> plots() {
        return new ConfusionPlots(means).all();
    }

    List<Table> tables() {
        return new ConfusionTables(means).all();
    }

    List<String> headlines() {
        return List.of(kernelOrDivision(), spread(), length(), equalQueries());
    }

    private String kernelOrDivision() {
        return "At the published threshold, 0.001, an image has on average "
                + Arrays.stream(Projection.values())
                        .map(projection -> count(Family.LINEAR, ConfusedKernel.RELU, projection)
                                + " confused pairs of distinct queries under linear attention with ReLU and "
                                + count(Family.INLINE, ConfusedKernel.RELU, projection) + " under InLine with ReLU ("
                                + projection.title() + ")")
                        .collect(Collectors.joining("; "))
                + ". With injective kernels the most are " + most(Family.LINEAR) + " under linear attention, "
                + most(Family.INLINE) + " under InLine and " + most(Family.SOFTMAX) + " under softmax.";
    }

    private String spread() {
        return "How much of an order is a matter of units: with random projections, distances as they are and the threshold"
                + " 0.01, "
                + against(Scaling.PLAIN, "1e-2")
                + "; in units of the root mean square distance of the image's rows and the threshold 0.1, "
                + against(Scaling.SPREAD, "1e-1") + ".";
    }

    private String against(Scaling scaling, String threshold) {
        var metric = CountedRows.confused(scaling, threshold);
        return Stream.of(ConfusedKernel.ELU, ConfusedKernel.EXP)
                .map(kernel -> kernel.title() + " " + random(metric, Family.LINEAR, kernel)
                        + " under linear attention and " + random(metric, Family.INLINE, kernel) + " under InLine")
                .collect(Collectors.joining(", "));
    }

    private String random(String metric, Family family, ConfusedKernel kernel) {
        return Numbers.fixed(means.mean(metric, ConfusedMechanism.of(family, kernel), Projection.RANDOM), 1);
    }

    private String equalQueries() {
        return "Without the condition that the queries be distinct, softmax has "
                + Arrays.stream(Projection.values())
                        .map(projection ->
                                Numbers.fixed(means.mean(CountedRows.ALL, ConfusedMechanism.softmax(), projection), 1)
                                        + " ("
                                        + projection.title() + ")")
                        .collect(Collectors.joining(", "))
                + ": equal patches have equal rows under every mechanism.";
    }

    private String length() {
        var shortest = CountedRows.LENGTHS.getFirst();
        return "With queries 2^" + (-shortest) + " times shorter, softmax confuses "
                + Numbers.fixed(
                        means.mean(CountedRows.confused(shortest), ConfusedMechanism.softmax(), Projection.RANDOM), 1)
                + " of "
                + Numbers.fixed(means.mean(CountedRows.DISTINCT, ConfusedMechanism.softmax(), Projection.RANDOM), 1)
                + " pairs an image, and linear attention with the identity "
                + Numbers.fixed(
                        means.mean(
                                CountedRows.confused(shortest),
                                ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.IDENTITY),
                                Projection.RANDOM),
                        1)
                + ", as at every length: the order of a count at a fixed threshold is one of the scale of the queries.";
    }

    private String count(Family family, ConfusedKernel kernel, Projection projection) {
        return Numbers.fixed(mean(ConfusedMechanism.of(family, kernel), projection), 1);
    }

    private String most(Family family) {
        double most = 0;
        for (var mechanism : ConfusedMechanism.of(family)) {
            for (var projection : Projection.values()) {
                most = mechanism.kernel().injective() ? Math.max(most, mean(mechanism, projection)) : most;
            }
        }
        return Numbers.fixed(most, 1);
    }

    private double mean(ConfusedMechanism mechanism, Projection projection) {
        return means.mean(CountedRows.confused(Scaling.PLAIN, CountedRows.PUBLISHED), mechanism, projection);
    }
}
