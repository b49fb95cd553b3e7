package dev.attest.verification.kernels;

import dev.attest.kernels.Sizes;
import java.util.Locale;

/// A number that is not finite in one token of the input.
///
/// @param name  of the input that comes with the tokens, where it is one
/// @param token its place in the head, counted from the last for negative numbers
record Disturbance(Input input, String name, float number, int token) {
    Disturbance(Input input, float number, int token) {
        this(input, input.name().toLowerCase(Locale.ROOT), number, token);
    }

    enum Input {
        QUERY,
        KEY,
        VALUE,
        /// What comes with a token beside these.
        OTHER
    }

    /// Puts it into every head, in the middle of the token.
    void apply(Sizes sizes, float[] array, int from) {
        int width = input == Input.VALUE ? sizes.dv() : sizes.d();
        int tokens = input == Input.QUERY ? sizes.queries() : sizes.keys();
        int heads = sizes.batch() * (input == Input.QUERY ? sizes.heads() : sizes.keyHeads());
        int place = Math.floorMod(token, tokens);
        for (int head = 0; head < heads; head++) {
            array[from + (head * tokens + place) * width + width / 2] = number;
        }
    }

    @Override
    public String toString() {
        return number + " in " + name + " " + token;
    }
}
