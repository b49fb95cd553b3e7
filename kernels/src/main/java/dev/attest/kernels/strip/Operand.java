package dev.attest.kernels.strip;

/// Where the rows of an operand are. Row r is `lanes` numbers from `from + r * step` on or, where it is spread,
/// the one number at that place for every lane.
///
/// @param step   between the rows; 0 where every row is the same
/// @param spread whether one number serves all lanes
public record Operand(float[] data, int from, int step, boolean spread) {
    /// Rows of a panel, one after the other.
    public static Operand panel(float[] data, int from, int lanes) {
        return new Operand(data, from, lanes, false);
    }

    /// One row of lanes, repeated.
    public static Operand row(float[] data, int from) {
        return new Operand(data, from, 0, false);
    }

    /// A number for each row, `step` apart, each spread over the lanes.
    public static Operand column(float[] data, int from, int step) {
        return new Operand(data, from, step, true);
    }

    /// One number everywhere.
    public static Operand number(float[] data, int from) {
        return new Operand(data, from, 0, true);
    }

    /// The place of a row.
    public int at(int row) {
        return from + row * step;
    }

    /// The same, with the first row repeated.
    public Operand repeated() {
        return step == 0 ? this : new Operand(data, from, 0, spread);
    }
}
