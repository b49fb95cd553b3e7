package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;

/// Loops in plain Java, for where the Vector API is absent: a row has 16 lanes, functions are those of [Math]
/// rounded once.
public final class ScalarLoops implements Loops {
    private static final int LANES = 16;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int vector() {
        return LANES / VectorLoops.VECTORS;
    }

    @Override
    public void map(Pointwise function, float[] x, int from, float[] out, int to, int rows) {
        var rounded = ScalarFunctions.unary(function);
        for (int index = 0; index < rows * LANES; index++) {
            out[to + index] = rounded.at(x[from + index]);
        }
    }

    @Override
    public void meet(Pointwise function, Operand a, Operand b, float[] out, int to, int rows) {
        var rounded = ScalarFunctions.binary(function);
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int stepLeft = a.spread() ? 0 : 1;
            int stepRight = b.spread() ? 0 : 1;
            for (int lane = 0; lane < LANES; lane++) {
                out[to + row * LANES + lane] =
                        rounded.at(a.data()[left + lane * stepLeft], b.data()[right + lane * stepRight]);
            }
        }
    }

    @Override
    public void power(float[] x, int from, float exponent, float[] out, int to, int rows) {
        Powers.constant(x, from, exponent, out, to, rows * LANES);
    }

    @Override
    public void eluAndOne(float[] x, int from, float[] out, int to, int rows) {
        for (int index = 0; index < rows * LANES; index++) {
            float value = x[from + index];
            out[to + index] = value >= 0 ? value + 1 : (float) Math.exp(value);
        }
    }

    @Override
    public void copy(Operand a, float[] out, int to, int rows) {
        Rows.copy(a, out, to, rows, LANES);
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
        if (!onto) {
            Rows.clear(c, cFrom, cStep, rows, LANES);
        }
        narrow(LANES, rows, inner, a, aFrom, aRow, aInner, b, bFrom, bStep, c, cFrom, cStep);
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
        for (int row = 0; row < rows; row++) {
            for (int middle = 0; middle < inner; middle++) {
                float factor = a[aFrom + row * aRow + middle * aInner];
                scaled(lanes, factor, b, bFrom + middle * bStep, c, cFrom + row * cStep);
            }
        }
    }

    private static void scaled(int lanes, float factor, float[] b, int from, float[] c, int to) {
        for (int lane = 0; lane < lanes; lane++) {
            c[to + lane] += factor * b[from + lane];
        }
    }

    @Override
    public void dots(int inner, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] out, int to) {
        for (int lane = 0; lane < LANES; lane++) {
            float sum = 0;
            for (int row = 0; row < inner; row++) {
                sum += a[aFrom + row * aStep + lane] * b[bFrom + row * bStep + lane];
            }
            out[to + lane] = sum;
        }
    }

    @Override
    public void admit(float[] panel, int at, int rows, float[] gates, int gate, float[] source, int from, int lane) {
        for (int row = 0; row < rows; row++) {
            int place = at + row * LANES;
            for (int before = place; before < place + lane; before++) {
                panel[before] *= gates[gate + row];
            }
            panel[place + lane] = source[from + row * LANES + lane];
        }
    }

    @Override
    public void reduce(Reduction reduction, float[] x, int from, int rows, float[] out, int to) {
        var two = ScalarFunctions.joining(reduction);
        for (int lane = 0; lane < LANES; lane++) {
            float result = x[from + lane];
            for (int row = 1; row < rows; row++) {
                result = two.at(result, x[from + row * LANES + lane]);
            }
            out[to + lane] = reduction == Reduction.MEAN ? result / rows : result;
        }
    }

    @Override
    public void totals(float[] x, int from, int rows, float[] work, int at, float[] sums, int to) {
        for (int row = 0; row < rows; row++) {
            sums[to + row] += Rows.total(x, from + row * LANES, LANES);
        }
    }

    @Override
    public void maximum(float[] pairs, int from, int rows, float[] maximum, int at) {
        for (int index = 0; index < rows * LANES; index++) {
            int lane = at + index % LANES;
            if (pairs[from + index] > maximum[lane]) {
                maximum[lane] = pairs[from + index];
            }
        }
    }

    @Override
    public void exponentials(float[] pairs, int from, int rows, float[] reference, int at, float[] sums, int to) {
        for (int index = 0; index < rows * LANES; index++) {
            int lane = index % LANES;
            float power = (float) Math.exp(pairs[from + index] - reference[at + lane]);
            pairs[from + index] = power;
            sums[to + lane] += power;
        }
    }

    @Override
    public void pack(float[] rows, int from, int stride, int width, int tokens, float[] panel, int to) {
        Rows.pack(rows, from, stride, width, tokens, panel, to, LANES);
    }

    @Override
    public void unpack(float[] panel, int from, int width, int tokens, float[] rows, int to, int stride) {
        Rows.unpack(panel, from, width, tokens, rows, to, stride, LANES);
    }
}
