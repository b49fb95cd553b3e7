package dev.attest.theory.strategy;

/// What stopped a strategy: the fact about this definition that it would have needed.
///
/// @param sentence names the expression at hand and what was not shown of it, without a full stop
public record Obstacle(String sentence) {
    private static final int LONGEST_SUBJECT = 240;

    /// `subject` is not shown `fact`, such as "q[a1] is not shown to be projectively injective".
    public static Obstacle notShown(String subject, String fact) {
        return new Obstacle(shortened(subject) + " is not shown " + fact);
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + " ...";
    }
}
