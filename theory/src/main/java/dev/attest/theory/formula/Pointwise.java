package dev.attest.theory.formula;

/// The functions that act entry by entry, with the points where each is defined. Two arguments of one shape
/// meet entry by entry; a number meets every entry of a vector or matrix.
public enum Pointwise {
    ADD("+", 2),
    SUBTRACT("-", 2),
    MULTIPLY("*", 2),
    /// Undefined where the divisor is 0.
    DIVIDE("/", 2),
    /// `x^y`. A constant whole `y`: a power (`x^0 = 1`; undefined at 0 for y < 0). A constant `y` that is not
    /// whole: defined for x >= 0 (x > 0 if y < 0). Any other `y`: `exp(y log x)`, defined for x > 0.
    POWER("^", 2),
    NEGATE("-", 1),
    RELU("relu", 1),
    /// `leakyrelu(x, slope)`: x where x >= 0, slope x elsewhere.
    LEAKY_RELU("leakyrelu", 2),
    /// x where x >= 0, e^x - 1 elsewhere.
    ELU("elu", 1),
    EXP("exp", 1),
    /// Undefined where the argument is <= 0.
    LOG("log", 1),
    /// log(1 + e^x).
    SOFTPLUS("softplus", 1),
    SIGMOID("sigmoid", 1),
    TANH("tanh", 1),
    SIN("sin", 1),
    COS("cos", 1),
    ABS("abs", 1),
    /// Undefined where the argument is < 0.
    SQRT("sqrt", 1),
    /// -1, 0 or 1.
    SIGN("sign", 1),
    /// 0 where x < 0, 1 where x > 0, and 1/2 at 0, so that `step(x) = (1 + sign(x)) / 2`.
    STEP("step", 1),
    MIN("min", 2),
    MAX("max", 2);

    private final String text;
    private final int arity;

    Pointwise(String text, int arity) {
        this.text = text;
        this.arity = arity;
    }

    /// How the language writes it.
    public String text() {
        return text;
    }

    public int arity() {
        return arity;
    }
}
