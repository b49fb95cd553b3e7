package dev.attest.theory.statement;

/// What a goal says once it is shown.
///
/// @param property the property that it is about
/// @param verdict  the verdict that it gives
/// @param words    one sentence with all its quantifiers
public record Sentence(String property, Verdict verdict, String words) {
    static Sentence holds(String property, String words) {
        return new Sentence(property, Verdict.HOLDS, words);
    }

    static Sentence fails(String property, String words) {
        return new Sentence(property, Verdict.FAILS, words);
    }
}
