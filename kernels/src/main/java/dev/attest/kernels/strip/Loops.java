package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;

/// The inner loops of every program, over *panels*: `rows x lanes` numbers, row after row, where a lane is a
/// token. A panel of tokens has a row for each entry, a panel of pairs a row for each key. Lanes without a
/// token hold zeros (or what became of them), and no loop mixes lanes.
///
/// The twins agree within [Accuracy]. Where a function is undefined (a division by 0, a logarithm of 0) the
/// result is not a number, and whatever is not a number stays so: the meaning is strict. No method checks its
/// arguments beyond what the arrays themselves refuse; none keeps an array; `out` may be an operand where it
/// starts at the same place.
public sealed interface Loops permits VectorLoops, ScalarLoops {
    /// The twin that this machine and this start of the JVM allow: [VectorLoops] where the module
    /// `jdk.incubator.vector` is there, else [ScalarLoops].
    static Loops preferred() {
        return Selection.LOOPS;
    }

    /// Which twin [#preferred] is and why, in a sentence.
    static String reason() {
        return Selection.REASON;
    }

    /// Tokens in a panel, W.
    int lanes();

    /// Numbers that are loaded at once, a quarter of W: where [#narrow] may end.
    int vector();

    /// A function of one argument, entry by entry.
    ///
    /// @throws IllegalArgumentException if the function has two arguments
    void map(Pointwise function, float[] x, int from, float[] out, int to, int rows);

    /// A function of two arguments, entry by entry. `x^y` here is for any y: undefined unless x > 0 (see
    /// [#power] for a constant y).
    ///
    /// @throws IllegalArgumentException if the function has one argument
    void meet(Pointwise function, Operand a, Operand b, float[] out, int to, int rows);

    /// `x^y` for a constant y: defined for x < 0 too where y is whole.
    void power(float[] x, int from, float exponent, float[] out, int to, int rows);

    /// `elu(x) + 1` at once: e^x below 0, so that it stays positive where the sum would round to 0.
    void eluAndOne(float[] x, int from, float[] out, int to, int rows);

    /// The rows of an operand as a panel.
    void copy(Operand a, float[] out, int to, int rows);

    /// `C(r) = sum over s < inner of A(r, s) B(s)`, added onto what is in C if `onto`. A(r, s) is the number at
    /// `aFrom + r aRow + s aInner`, spread over the lanes; B(s) and C(r) are rows of lanes at `bFrom + s bStep`
    /// and `cFrom + r cStep`. A product of n rows costs n * inner fused multiplications a lane, summed in the
    /// order of s.
    void product(
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
            boolean onto);

    /// [#product] added onto the first `lanes` lanes of C: nothing is read of the others in B, nothing written
    /// to the others in C.
    ///
    /// @param lanes a multiple of [#vector], at most W
    void narrow(
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
            int cStep);

    /// `out = sum over s < inner of A(s) B(s)`, lane by lane: one row of lanes at `to`. A(s) and B(s) are rows
    /// of lanes at `aFrom + s aStep` and `bFrom + s bStep`.
    void dots(int inner, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] out, int to);

    /// Multiplies the lanes before `lane` of each row by that row's gate, and takes that lane from another
    /// panel; the lanes behind it may hold anything.
    void admit(float[] panel, int at, int rows, float[] gates, int gate, float[] source, int from, int lane);

    /// The rows of a panel reduced to one, lane by lane. What is not a number stays so.
    void reduce(Reduction reduction, float[] x, int from, int rows, float[] out, int to);

    /// Adds to each of `rows` numbers, from `to` on, the sum over the lanes of a row of a panel. Works in
    /// `work`, on [#vector] squared numbers from `at` on.
    void totals(float[] x, int from, int rows, float[] work, int at, float[] sums, int to);

    /// Raises each lane of a row to the greatest of itself and that lane's entries in a panel; entries that are
    /// not numbers are passed over (their exponentials are not numbers in any case). Start the row at [#LEAST]:
    /// lanes whose entries are all `-inf` then have exponentials 0 rather than undefined ones.
    void maximum(float[] pairs, int from, int rows, float[] maximum, int at);

    /// What a running maximum starts from.
    float LEAST = -Float.MAX_VALUE;

    /// Replaces each entry x of a panel by `exp(x - reference)`, the reference being that lane's, and adds it
    /// to that lane's sum. No entry exceeds its reference by more than 80, as none exceeds a maximum.
    void exponentials(float[] pairs, int from, int rows, float[] reference, int at, float[] sums, int to);

    /// Rows of tokens as a panel: token t, at `from + t * stride`, becomes lane t; the lanes from `tokens` on
    /// become 0.
    ///
    /// @param tokens 1 to lanes
    void pack(float[] rows, int from, int stride, int width, int tokens, float[] panel, int to);

    /// The lanes of a panel as rows of tokens; lanes from `tokens` on are left out.
    void unpack(float[] panel, int from, int width, int tokens, float[] rows, int to, int stride);
}
