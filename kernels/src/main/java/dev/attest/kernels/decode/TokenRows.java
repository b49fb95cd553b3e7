package dev.attest.kernels.decode;

import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;

/// The roots of a program for some tokens, token after token.
final class TokenRows {
    private final float[][] roots;
    private final int[] sizes;

    TokenRows(TokenProgram program, int tokens) {
        this.sizes = new int[program.roots()];
        this.roots = new float[sizes.length][];
        for (int root = 0; root < sizes.length; root++) {
            sizes[root] = program.size(root);
            roots[root] = new float[Math.multiplyExact(tokens, sizes[root])];
        }
    }

    /// Keeps the first lanes of a machine that has run as tokens `first` and on.
    void keep(TokenMachine machine, int first, int count) {
        for (int root = 0; root < sizes.length; root++) {
            LanePanel.unpack(machine.root(root), sizes[root], count, roots[root], first * sizes[root], sizes[root]);
        }
    }

    float[] root(int root) {
        return roots[root];
    }

    /// Where a root of a token begins.
    int at(int root, int token) {
        return token * sizes[root];
    }

    /// A root that is a number.
    float number(int root, int token) {
        return roots[root][token];
    }
}
