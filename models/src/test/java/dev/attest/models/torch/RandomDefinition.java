package dev.attest.models.torch;

import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.SplittableRandom;

/// Definitions of random form, in the language, with reductions inside reductions and functions that are not
/// defined everywhere. Numbers stay of moderate size.
final class RandomDefinition {
    private static final List<String> UNARY =
            List.of("relu", "elu", "tanh", "softplus", "sigmoid", "sin", "cos", "abs", "sign", "step", "sqrt", "-");
    private static final List<String> REDUCTIONS = List.of("sum", "mean", "max", "min", "softmax", "mean");

    private final SplittableRandom random;
    private final boolean positions;

    private RandomDefinition(long seed, boolean positions) {
        this.random = new SplittableRandom(seed);
        this.positions = positions;
    }

    static Mechanism mechanism(long seed, boolean positions) {
        var drawn = new RandomDefinition(seed, positions);
        var output = drawn.pick(List.of("sum(weight * v)", "tanh(sum(weight * v)) + vbar", "sum(weight * (U * v))"));
        return Mechanisms.of("param g : scalar in (0, 1)\nparam W : matrix(d, d) drawn normal\n"
                + "param U : matrix(dv, dv) learned\nweight = " + drawn.number(4) + "\noutput = " + output);
    }

    private String number(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(9)) {
            case 0 -> pick(UNARY) + "(" + number(depth - 1) + ")";
            case 1 -> "(" + number(depth - 1) + pick(List.of(" + ", " - ", " * ")) + number(depth - 1) + ")";
            case 2 -> "(" + number(depth - 1) + " / " + number(depth - 2 < 0 ? 0 : depth - 2) + ")";
            case 3, 4 -> "dot(" + vector(depth - 1) + ", " + vector(depth - 1) + ")";
            case 5 -> pick(List.of("sum_of", "mean_of", "max_of")) + "(" + vector(depth - 1) + ")";
            case 6 -> "exp(tanh(" + number(depth - 1) + "))";
            case 7 ->
                pick(List.of("(%s)^2", "(%s)^3", "sigmoid(%s)^g", "(1 + (%s)^2)^(-1/2)"))
                        .formatted(number(depth - 1));
            default -> pick(REDUCTIONS) + "(" + number(depth - 1) + ")";
        };
    }

    private String vector(int depth) {
        if (depth <= 0) {
            return pick(List.of("q", "k", "k", "qbar", "kbar"));
        }
        return switch (random.nextInt(8)) {
            case 0 -> pick(UNARY) + "(" + vector(depth - 1) + ")";
            case 1 -> "(" + vector(depth - 1) + pick(List.of(" + ", " - ", " * ")) + vector(depth - 1) + ")";
            case 2 -> "(" + number(depth - 1) + " * " + vector(depth - 1) + ")";
            case 3 -> "roll(" + vector(depth - 1) + ", " + random.nextInt(3) + ")";
            case 4 -> "(W * " + vector(depth - 1) + ")";
            case 5 -> pick(List.of("sum", "mean", "max", "min")) + "(" + vector(depth - 1) + ")";
            case 6 -> "(" + matrix(depth - 1) + " * " + vector(depth - 1) + ")";
            default -> "max(" + vector(depth - 1) + ", " + vector(depth - 1) + ")";
        };
    }

    private String matrix(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "diag(" + vector(depth - 1) + ")";
            case 1 -> "transpose(outer(" + vector(depth - 1) + ", " + vector(depth - 1) + "))";
            case 2 -> "sum(outer(" + vector(depth - 1) + ", " + vector(depth - 1) + "))";
            default -> "(outer(" + vector(depth - 1) + ", " + vector(depth - 1) + ") + eye(d))";
        };
    }

    private String leaf() {
        return switch (random.nextInt(positions ? 7 : 5)) {
            case 0 -> pick(List.of("1/4", "2", "0.3", "g", "n", "1"));
            case 5 -> "i / n";
            case 6 -> "j / n";
            default -> "dot(q, k) / 4";
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
