package dev.attest.kernels.strip;

/// The choice between the twins, made once. No class of the module `jdk.incubator.vector` is touched where it
/// is absent.
final class Selection {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean VECTORS = ModuleLayer.boot().findModule(MODULE).isPresent();

    static final Loops LOOPS = VECTORS ? vectors() : new ScalarLoops();
    static final String REASON = VECTORS
            ? "Vector API, " + LOOPS.lanes() / VectorLoops.VECTORS + " lanes of single precision"
            : "plain loops, since the JVM was started without --add-modules " + MODULE;

    private Selection() {}

    private static Loops vectors() {
        return new VectorLoops();
    }
}
