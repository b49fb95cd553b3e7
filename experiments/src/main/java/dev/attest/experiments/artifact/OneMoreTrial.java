package dev.attest.experiments.artifact;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;

/// Whether a trained trial, run again on another processor, measured what one more trial of its treatment
/// would: each metric is the stored one, or lies where those of the other blocks let one more lie.
///
/// @param results all that is stored
/// @param stored  the row that is run again; it has no say in where it may lie
record OneMoreTrial(Results results, Results.Row stored) {
    boolean allows(Results.Row again) {
        return again.metrics().keySet().equals(stored.metrics().keySet())
                && again.metrics().keySet().stream().allMatch(metric -> allows(metric, again.metric(metric)));
    }

    private boolean allows(String metric, double again) {
        if (Double.compare(again, stored.metric(metric)) == 0) {
            return true;
        }
        var interval = Interval.ofOneMore(others(metric));
        return interval.contains(again) && interval.contains(stored.metric(metric));
    }

    private Sample others(String metric) {
        return new Sample(results.matching(stored.trial().treatment()).stream()
                .filter(row -> !row.trial().equals(stored.trial()))
                .mapToDouble(row -> row.metric(metric))
                .toArray());
    }
}
