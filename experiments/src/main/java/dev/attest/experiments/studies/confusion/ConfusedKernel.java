package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.studies.Kernel;

/// The feature maps that are compared, each entry by entry.
enum ConfusedKernel {
    IDENTITY(Kernel.IDENTITY, Move.DOUBLED, true, true),
    RELU(Kernel.RELU, Move.DOUBLED, false, true),
    ELU(Kernel.ELU, Move.NONE, true, false),
    EXP(Kernel.EXP, Move.SHIFTED, true, false);

    /// What a query is changed to so that its features are multiplied by one number, which divides out.
    enum Move {
        /// 2 q, where phi(2 q) = 2 phi(q).
        DOUBLED("2 q"),
        /// q + 1 in every entry, where phi(q + 1) = c phi(q).
        SHIFTED("q + 1"),
        /// None that is exact in the numbers at hand.
        NONE("–");

        private final String text;

        Move(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        double[] of(double[] query) {
            var moved = query.clone();
            for (int entry = 0; entry < moved.length; entry++) {
                moved[entry] = this == DOUBLED ? 2 * moved[entry] : moved[entry] + 1;
            }
            return moved;
        }
    }

    private final Kernel kernel;
    private final Move collision;
    private final boolean injective;
    private final boolean staysOnGrid;

    ConfusedKernel(Kernel kernel, Move collision, boolean injective, boolean staysOnGrid) {
        this.kernel = kernel;
        this.collision = collision;
        this.injective = injective;
        this.staysOnGrid = staysOnGrid;
    }

    String id() {
        return kernel.id();
    }

    String title() {
        return kernel.title();
    }

    /// What stands after `phi(x) =`.
    String text() {
        return kernel.text();
    }

    /// The move under which linear attention with this kernel keeps its row.
    Move collision() {
        return collision;
    }

    boolean injective() {
        return injective;
    }

    /// Whether the features of numbers on the grid of [Projected] are on it as well, so that products of two
    /// are exact.
    boolean staysOnGrid() {
        return staysOnGrid;
    }
}
