package dev.attest.theory.claim;

/// How much the judge tries before it speaks, in steps, never in seconds.
///
/// @param cases    instances that satisfy all hypotheses, for the verdict
/// @param attempts draws for each such instance, and for each hypothesis that is dropped
/// @param sizes    instances have sizes 1 to this
public record Effort(int cases, int attempts, int sizes) {
    public static final Effort STANDARD = new Effort(60, 3000, 4);

    public Effort {
        if (cases < 1 || attempts < cases || sizes < 1) {
            throw new IllegalArgumentException("effort: expected 1 <= cases <= attempts and sizes >= 1, got " + cases
                    + ", " + attempts + ", " + sizes);
        }
    }

    int size(int attempt) {
        return 1 + attempt % sizes;
    }
}
