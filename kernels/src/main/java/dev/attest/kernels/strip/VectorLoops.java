package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;

/// Loops in the Vector API: a row of lanes is four vectors of the width that the processor prefers. Methods are
/// small, since one that outgrows the compiler's inlining keeps its vectors in memory.
public final class VectorLoops implements Loops {
    /// Vectors in a row of lanes.
    static final int VECTORS = 4;

    @Override
    public int lanes() {
        return Lanes.ROW;
    }

    @Override
    public int vector() {
        return Lanes.ONE;
    }

    @Override
    public void map(Pointwise function, float[] x, int from, float[] out, int to, int rows) {
        int end = from + rows * Lanes.ROW;
        int shift = to - from;
        switch (function) {
            case NEGATE -> VectorSigns.negate(x, from, end, out, shift);
            case RELU -> VectorSigns.relu(x, from, end, out, shift);
            case ABS -> VectorSigns.abs(x, from, end, out, shift);
            case SIGN -> VectorSigns.sign(x, from, end, out, shift);
            case STEP -> VectorSigns.step(x, from, end, out, shift);
            case SQRT -> VectorSigns.sqrt(x, from, end, out, shift);
            case EXP -> VectorExponentials.exp(x, from, end, out, shift);
            case ELU -> VectorExponentials.elu(x, from, end, out, shift);
            case SIGMOID -> VectorExponentials.sigmoid(x, from, end, out, shift);
            case TANH -> VectorExponentials.tanh(x, from, end, out, shift);
            case LOG -> VectorLogarithms.log(x, from, end, out, shift);
            case SOFTPLUS -> VectorLogarithms.softplus(x, from, end, out, shift);
            case SIN -> VectorAngles.sin(x, from, end, out, shift);
            case COS -> VectorAngles.cos(x, from, end, out, shift);
            default -> throw new IllegalArgumentException(function.text() + ": expected two arguments, got one");
        }
    }

    @Override
    public void meet(Pointwise function, Operand a, Operand b, float[] out, int to, int rows) {
        if (b.spread()) {
            meetNumber(function, a, b, out, to, rows);
        } else if (a.spread()) {
            meetLanes(function, a, b, out, to, rows);
        } else {
            meetBoth(function, a, b, out, to, rows);
        }
    }

    private static void meetBoth(Pointwise function, Operand a, Operand b, float[] out, int to, int rows) {
        switch (function) {
            case ADD -> VectorArithmetic.add(a, b, out, to, rows);
            case SUBTRACT -> VectorArithmetic.subtract(a, b, out, to, rows);
            case MULTIPLY -> VectorArithmetic.multiply(a, b, out, to, rows);
            case DIVIDE -> VectorArithmetic.divide(a, b, out, to, rows);
            case MIN -> VectorOrder.min(a, b, out, to, rows);
            case MAX -> VectorOrder.max(a, b, out, to, rows);
            case LEAKY_RELU -> VectorOrder.leakyRelu(a, b, out, to, rows);
            case POWER -> Powers.each(a, b, out, to, rows, Lanes.ROW);
            default -> throw oneArgument(function);
        }
    }

    private void meetNumber(Pointwise function, Operand a, Operand number, float[] out, int to, int rows) {
        if (a.spread()) {
            copy(a, out, to, rows);
            meetNumber(function, Operand.panel(out, to, Lanes.ROW), number, out, to, rows);
            return;
        }
        switch (function) {
            case ADD -> VectorArithmetic.addNumber(a, number, out, to, rows);
            case SUBTRACT -> VectorArithmetic.subtractNumber(a, number, out, to, rows);
            case MULTIPLY -> VectorArithmetic.multiplyNumber(a, number, out, to, rows);
            case DIVIDE -> VectorArithmetic.divideByNumber(a, number, out, to, rows);
            case MIN -> VectorOrder.minNumber(a, number, out, to, rows);
            case MAX -> VectorOrder.maxNumber(a, number, out, to, rows);
            case LEAKY_RELU -> VectorOrder.leakyReluNumber(a, number, out, to, rows);
            case POWER -> Powers.each(a, number, out, to, rows, Lanes.ROW);
            default -> throw oneArgument(function);
        }
    }

    private static void meetLanes(Pointwise function, Operand number, Operand b, float[] out, int to, int rows) {
        switch (function) {
            case ADD -> VectorArithmetic.addNumber(b, number, out, to, rows);
            case SUBTRACT -> VectorArithmetic.subtractFromNumber(number, b, out, to, rows);
            case MULTIPLY -> VectorArithmetic.multiplyNumber(b, number, out, to, rows);
            case DIVIDE -> VectorArithmetic.divideNumber(number, b, out, to, rows);
            case MIN -> VectorOrder.minNumber(b, number, out, to, rows);
            case MAX -> VectorOrder.maxNumber(b, number, out, to, rows);
            case LEAKY_RELU -> VectorOrder.leakyReluOfNumber(number, b, out, to, rows);
            case POWER -> VectorPowers.ofNumber(number, b, out, to, rows);
            default -> throw oneArgument(function);
        }
    }

    private static IllegalArgumentException oneArgument(Pointwise function) {
        return new IllegalArgumentException(function.text() + ": expected one argument, got two");
    }

    @Override
    public void power(float[] x, int from, float exponent, float[] out, int to, int rows) {
        Powers.constant(x, from, exponent, out, to, rows * Lanes.ROW);
    }

    @Override
    public void eluAndOne(float[] x, int from, float[] out, int to, int rows) {
        VectorExponentials.eluAndOne(x, from, from + rows * Lanes.ROW, out, to - from);
    }

    @Override
    public void copy(Operand a, float[] out, int to, int rows) {
        Rows.copy(a, out, to, rows, Lanes.ROW);
    }

    @Override
    public void product(
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep,
            boolean onto) {
        if (onto) {
            VectorProduct.onto(rows, inner, a, aFrom, aRow, aInner, b, bFrom, bStep, c, cFrom, cStep);
        } else {
            VectorProduct.fresh(rows, inner, a, aFrom, aRow, aInner, b, bFrom, bStep, c, cFrom, cStep);
        }
    }

    @Override
    public void narrow(
            int lanes,
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        if (lanes == Lanes.ROW) {
            VectorProduct.onto(rows, inner, a, aFrom, aRow, aInner, b, bFrom, bStep, c, cFrom, cStep);
        } else {
            VectorNarrowProduct.onto(lanes, rows, inner, a, aFrom, aRow, aInner, b, bFrom, bStep, c, cFrom, cStep);
        }
    }

    @Override
    public void dots(int inner, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] out, int to) {
        VectorReductions.dots(inner, a, aFrom, aStep, b, bFrom, bStep, out, to);
    }

    @Override
    public void admit(float[] panel, int at, int rows, float[] gates, int gate, float[] source, int from, int lane) {
        VectorAdmission.admit(panel, at, rows, gates, gate, source, from, lane);
    }

    @Override
    public void reduce(Reduction reduction, float[] x, int from, int rows, float[] out, int to) {
        switch (reduction) {
            case SUM -> VectorReductions.sum(x, from, rows, out, to);
            case MEAN -> VectorReductions.mean(x, from, rows, out, to);
            case MIN -> VectorReductions.min(x, from, rows, out, to);
            case MAX -> VectorReductions.max(x, from, rows, out, to);
        }
    }

    @Override
    public void totals(float[] x, int from, int rows, float[] work, int at, float[] sums, int to) {
        VectorTotals.add(x, from, rows, work, at, sums, to);
    }

    @Override
    public void maximum(float[] pairs, int from, int rows, float[] maximum, int at) {
        VectorReductions.raise(pairs, from, rows, maximum, at);
    }

    @Override
    public void exponentials(float[] pairs, int from, int rows, float[] reference, int at, float[] sums, int to) {
        VectorReductions.exponentials(pairs, from, rows, reference, at, sums, to);
    }

    @Override
    public void pack(float[] rows, int from, int stride, int width, int tokens, float[] panel, int to) {
        int high = tokens / Lanes.ONE;
        int wide = width / Lanes.ONE;
        VectorTranspose.blocks(rows, from, stride, high, wide, panel, to, Lanes.ROW);
        Rows.packRest(rows, from, stride, width, tokens, panel, to, Lanes.ROW, high * Lanes.ONE, wide * Lanes.ONE);
    }

    @Override
    public void unpack(float[] panel, int from, int width, int tokens, float[] rows, int to, int stride) {
        int high = tokens / Lanes.ONE;
        int wide = width / Lanes.ONE;
        VectorTranspose.blocks(panel, from, Lanes.ROW, wide, high, rows, to, stride);
        Rows.unpackRest(panel, from, width, tokens, rows, to, stride, Lanes.ROW, high * Lanes.ONE, wide * Lanes.ONE);
    }
}
