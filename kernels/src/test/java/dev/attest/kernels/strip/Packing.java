package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Rows of tokens to a panel and back.
final class Packing {
    private Packing() {}

    static void check(Loops loops, int tokens, int width, int stride) {
        int lanes = loops.lanes();
        var rows = Tokens.positions(1, 2 + tokens * stride);
        var panel = Tokens.poisoned(1 + width * lanes);
        loops.pack(rows, 2, stride, width, tokens, panel, 1);
        for (int entry = 0; entry < width; entry++) {
            for (int lane = 0; lane < lanes; lane++) {
                float expected = lane < tokens ? rows[2 + lane * stride + entry] : 0;
                assertEquals(expected, panel[1 + entry * lanes + lane]);
            }
        }
        var back = Tokens.poisoned(3 + tokens * stride + 1);
        loops.unpack(panel, 1, width, tokens, back, 3, stride);
        for (int index = 0; index < back.length; index++) {
            int token = (index - 3) / stride;
            int entry = (index - 3) % stride;
            boolean written = index >= 3 && token < tokens && entry < width;
            assertEquals(written ? rows[2 + token * stride + entry] : Float.NaN, back[index]);
        }
    }
}
