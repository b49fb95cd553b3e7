package dev.attest.kernels.decode;

import dev.attest.kernels.strip.StepLoops;
import dev.attest.theory.formula.Term.Reduction;
import java.util.Arrays;

/// What each block of a cache gives for each head, and how the blocks are joined: always in their order.
final class Partials {
    private final int heads;
    private final int padded;
    private int blocks;
    private float[] first = {};
    private float[] totals = {};
    private float[] rows = {};
    private float[] factors = {};

    Partials(int heads, int padded) {
        this.heads = heads;
        this.padded = padded;
    }

    void reserve(int needed) {
        if (needed > blocks) {
            blocks = Math.max(needed, 2 * blocks);
            first = new float[Math.multiplyExact(heads, blocks)];
            totals = new float[first.length];
            rows = new float[Math.multiplyExact(first.length, padded)];
            factors = new float[blocks];
            Arrays.fill(factors, 1);
        }
    }

    int place(int head, int block) {
        return head * blocks + block;
    }

    /// The largest scores, or what is reduced, by [#place].
    float[] first() {
        return first;
    }

    /// Sums of exponentials relative to the largest score, by [#place].
    float[] totals() {
        return totals;
    }

    /// Weighted sums of values, by [#place] times the width.
    float[] rows() {
        return rows;
    }

    float largest(int head, int count) {
        float largest = first[place(head, 0)];
        for (int block = 1; block < count; block++) {
            float next = first[place(head, block)];
            largest = next > largest ? next : largest;
        }
        return largest;
    }

    /// The sum of the exponentials, with that of a sink, relative to the largest of all; leaves the factor of
    /// each block.
    ///
    /// @param sink `-inf` where there is none
    float normalised(int head, int count, float sink) {
        float scores = largest(head, count);
        float largest = sink > scores ? sink : scores;
        float total = (float) Math.exp(sink - largest);
        for (int block = 0; block < count; block++) {
            factors[block] = (float) Math.exp(first[place(head, block)] - largest);
            total += factors[block] * totals[place(head, block)];
        }
        return total;
    }

    /// The sums of the blocks times the factors that [#normalised] left.
    void weighedSum(int head, int count, StepLoops loops, float[] out, int to) {
        Arrays.fill(out, to, to + padded, 0);
        loops.weigh(count, factors, 0, rows, place(head, 0) * padded, padded, out, to);
    }

    void sum(int head, int count, StepLoops loops, float[] out, int to) {
        Arrays.fill(factors, 0, count, 1);
        weighedSum(head, count, loops, out, to);
    }

    float reduced(int head, int count, Reduction kind, int tokens) {
        float result = first[place(head, 0)];
        for (int block = 1; block < count; block++) {
            result = joined(kind, result, first[place(head, block)]);
        }
        return kind == Reduction.MEAN ? result / tokens : result;
    }

    static float joined(Reduction kind, float a, float b) {
        return switch (kind) {
            case SUM, MEAN -> a + b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
        };
    }
}
