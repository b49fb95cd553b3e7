package dev.attest.experiments.cli;

/// What a process says when it ends. Stays once published.
final class ExitCode {
    /// Answered, whatever the verdict, or all as expected.
    static final int ANSWERED = 0;
    /// Something differs from what was expected.
    static final int DIFFERENT = 1;
    /// Undecided or inconclusive where a decision was expected.
    static final int UNDECIDED = 2;
    /// The user's mistake: a wrong option or input that cannot be read.
    static final int USAGE = 64;
    /// A mistake of this program or of its surroundings.
    static final int INTERNAL = 70;

    private ExitCode() {}

    /// The code of several answers together: a difference outweighs an open question.
    static int worst(int one, int other) {
        if (one == DIFFERENT || other == DIFFERENT) {
            return DIFFERENT;
        }
        return Math.max(one, other);
    }
}
