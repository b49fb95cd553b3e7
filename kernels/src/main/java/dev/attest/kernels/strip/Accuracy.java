package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;

/// What the twins promise of each function: how many units in the last place of the true value the computed one
/// may be off. A result whose true magnitude is below 2^-126 may be 0 instead. Where the true value is beyond
/// single precision the computed one is an infinity; where the function is undefined it is not a number.
///
/// A sum of n products costs n roundings in the order that [Loops] states, and has no place here.
public final class Accuracy {
    /// Results below it may be 0.
    public static final float FLUSHED = Float.MIN_NORMAL;

    private Accuracy() {}

    /// Units in the last place, at most.
    public static double ulps(Pointwise function) {
        return switch (function) {
            case NEGATE, RELU, ABS, SIGN, STEP, MIN, MAX -> 0;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, LEAKY_RELU, SQRT -> 0.5;
            case EXP, LOG -> 1;
            case ELU -> 1.5;
            case SIN, COS -> 2;
            case SOFTPLUS, SIGMOID, POWER -> 2.5;
            case TANH -> 3;
        };
    }

    /// The greatest difference between a computed value and the true one.
    public static double bound(Pointwise function, double value) {
        double magnitude = Math.abs(value);
        double flushed = magnitude < FLUSHED ? FLUSHED : 0;
        return ulps(function) * Math.ulp((float) magnitude) + flushed;
    }
}
