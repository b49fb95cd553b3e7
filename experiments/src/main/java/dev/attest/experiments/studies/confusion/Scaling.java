package dev.attest.experiments.studies.confusion;

/// What the distance of two rows is measured in.
enum Scaling {
    PLAIN("plain", "as they are"),
    ROOT("root", "in units of the length of the uniform row, n^(−1/2)"),
    COUNT("count", "in units of its entries, 1/n"),
    SPREAD("spread", "in units of the root mean square distance of the image's rows");

    private final String id;
    private final String title;

    Scaling(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /// The unit.
    ///
    /// @param n keys in a row
    double unit(int n, PairCounts counts) {
        return switch (this) {
            case PLAIN -> 1;
            case ROOT -> 1 / StrictMath.sqrt(n);
            case COUNT -> 1.0 / n;
            case SPREAD -> counts.spread();
        };
    }
}
