package dev.attest.experiments.run;

/// What to do where an earlier run has left something unfinished.
public enum IfStarted {
    /// Say so and stop: hours of work are not thrown away by leaving out a word.
    REFUSE,
    /// Keep the finished trials and go on.
    RESUME,
    /// Throw it away and start over.
    RESTART
}
