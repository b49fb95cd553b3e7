package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// A part of the study whose numbers are not counts with a law.
interface Part {
    /// Of its trials, the value of the parameter `sweep`.
    String id();

    List<Trial> trials();

    SortedMap<String, Double> run(Trial trial, Randomness random);

    List<Prediction> predictions();

    Plot plot(Results results);

    /// The findings, a sentence each.
    List<String> headlines(Results results);

    static Trial trial(String sweep, String curve, int at) {
        return Trial.of(Map.of("sweep", sweep, "curve", curve, "at", at), Map.of());
    }
}
