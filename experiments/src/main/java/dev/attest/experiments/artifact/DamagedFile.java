package dev.attest.experiments.artifact;

/// A stored file of an artifact that cannot be read as what it should be.
public final class DamagedFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem problem;

    public DamagedFile(String file, String what) {
        super(file + ": " + what);
        problem = new Problem(file, what);
    }

    public Problem problem() {
        return problem;
    }
}
