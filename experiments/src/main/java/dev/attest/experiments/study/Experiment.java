package dev.attest.experiments.study;

import java.util.SortedMap;

/// A study that has read its data and definitions. Trials may run at the same time.
public interface Experiment {
    /// What the results depend on besides settings and seed: the kind of data, digests of data and definitions.
    SortedMap<String, String> inputs();

    /// One trial. The same trial and the same stream of random numbers give the same bits on every machine, or,
    /// where a study trains, on every machine with the same processor.
    SortedMap<String, Double> run(Trial trial, Randomness random);
}
