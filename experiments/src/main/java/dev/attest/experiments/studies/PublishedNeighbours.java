package dev.attest.experiments.studies;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;

/// The loader has read what others read: the nearest neighbour over all training images names as many classes
/// as published.
record PublishedNeighbours(PublishedAccuracies table) implements Prediction {
    @Override
    public String sentence() {
        return "The nearest of all training images names the class of " + table.nearestNeighbourCorrect()
                + " test images, as published: the data were read as others read them.";
    }

    @Override
    public Judgement judge(Results results) {
        var correct = results.inputs().get("nearest-neighbour-correct");
        boolean same = Integer.toString(table.nearestNeighbourCorrect()).equals(correct);
        return new Judgement(same ? Verdict.HOLDS : Verdict.FAILS, correct + " test images");
    }
}
