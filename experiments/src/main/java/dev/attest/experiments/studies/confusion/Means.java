package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import java.util.Arrays;
import java.util.Map;

/// Results of the study by mechanism and projection.
record Means(Results results) {
    Sample sample(String metric, ConfusedMechanism mechanism, Projection projection) {
        return results.sample(metric, Map.of("mechanism", mechanism.id(), "projection", projection.id()));
    }

    /// Over the images.
    double mean(String metric, ConfusedMechanism mechanism, Projection projection) {
        return sample(metric, mechanism, projection).mean();
    }

    double sum(String metric, ConfusedMechanism mechanism, Projection projection) {
        return Arrays.stream(sample(metric, mechanism, projection).values()).sum();
    }

    /// The least over the images that have a number.
    double least(String metric, ConfusedMechanism mechanism, Projection projection) {
        return known(metric, mechanism, projection).minimum();
    }

    double greatest(String metric, ConfusedMechanism mechanism, Projection projection) {
        return known(metric, mechanism, projection).maximum();
    }

    /// The middle one of the images that have a number; of an even count the upper one of two.
    double median(String metric, ConfusedMechanism mechanism, Projection projection) {
        var sorted = Arrays.stream(known(metric, mechanism, projection).values())
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private Sample known(String metric, ConfusedMechanism mechanism, Projection projection) {
        return new Sample(Arrays.stream(sample(metric, mechanism, projection).values())
                .filter(Double::isFinite)
                .toArray());
    }

    int images() {
        return results.values("image").size();
    }
}
