package dev.attest.theory.formula;

/// Where a piece of a mechanism file stands: the line and column (from 1) that a message points to, and the
/// code points from `from` to before `to` that it covers.
public record Place(int line, int column, int from, int to) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
