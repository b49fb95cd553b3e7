package dev.attest.verification.planted.attest.theory.scalar;

import org.antlr.v4.runtime.CharStreams;

/// ANTLR outside the grammar.
public final class ParsesWhereNoneBelongs {
    private ParsesWhereNoneBelongs() {}

    public static int length(String text) {
        return CharStreams.fromString(text).size();
    }
}
