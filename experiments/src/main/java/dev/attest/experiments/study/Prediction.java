package dev.attest.experiments.study;

/// What a study says it will see, as a sentence and as an exact check over its results.
public interface Prediction {
    /// What will be seen, and by which rule it is judged where that is not plain.
    String sentence();

    /// The same results get the same judgement.
    Judgement judge(Results results);
}
