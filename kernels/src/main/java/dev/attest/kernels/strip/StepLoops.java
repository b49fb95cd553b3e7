package dev.attest.kernels.strip;

/// The inner loops of one token at a time, where the lanes are entries of values: rows of `width` numbers, one
/// after the other, `width` a multiple of [#lanes]. What stands behind the entries of a value is 0. The rules
/// of [Loops] hold here too.
public sealed interface StepLoops permits VectorStepLoops, ScalarStepLoops {
    /// The twin that belongs to the loops.
    static StepLoops like(Loops loops) {
        return switch (loops) {
            case VectorLoops _ -> new VectorStepLoops();
            case ScalarLoops _ -> new ScalarStepLoops();
        };
    }

    /// The widths of rows are multiples of this.
    int lanes();

    /// The widest state that [#advance] takes: what fits into registers.
    int tile();

    /// A state takes in a token and is read: `state(f) += key(f) value`, then `out = sum_f query(f) state(f)`.
    /// Reads and writes the state once.
    ///
    /// @param width of a row of the state, at most [#tile]
    void advance(
            int features,
            float[] key,
            int keyAt,
            float[] value,
            int valueAt,
            float[] query,
            int queryAt,
            float[] state,
            int at,
            int width,
            float[] out,
            int to);

    /// The same with a decay: `state(f) = decay(f) state(f) + key(f) value`, then `out = sum_f query(f)
    /// state(f)`.
    ///
    /// @param decayStep 1 where each row has a decay, 0 where all have one
    void decayed(
            int features,
            float[] decay,
            int decayAt,
            int decayStep,
            float[] key,
            int keyAt,
            float[] value,
            int valueAt,
            float[] query,
            int queryAt,
            float[] state,
            int at,
            int width,
            float[] out,
            int to);

    /// `sums += sum over rows j of weight(j) value(j)`, in the order of j.
    void weigh(int rows, float[] weights, int from, float[] values, int at, int width, float[] sums, int to);

    /// `sum over f of a(f) b(f)`, for any length.
    float dot(int length, float[] a, int aFrom, float[] b, int bFrom);
}
