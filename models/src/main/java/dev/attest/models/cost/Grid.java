package dev.attest.models.cost;

/// The tokens of a stage: a square of places, and tokens without a place.
///
/// @param side   places in a row, as many as rows
/// @param others class tokens
public record Grid(int side, int others) {
    public long places() {
        return (long) side * side;
    }

    public long tokens() {
        return places() + others;
    }
}
