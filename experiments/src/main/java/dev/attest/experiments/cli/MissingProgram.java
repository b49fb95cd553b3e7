package dev.attest.experiments.cli;

import java.io.Serial;

/// A program of somebody else that was asked for and is not there.
final class MissingProgram extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MissingProgram(String sentence) {
        super(sentence);
    }
}
