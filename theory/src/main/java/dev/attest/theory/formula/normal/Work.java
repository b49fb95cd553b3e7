package dev.attest.theory.formula.normal;

import java.util.function.Supplier;

/// A limit on the work of bringing one definition to normal form, counted in characters of monomials written, so that it
/// depends on the definition and not on the machine.
final class Work {
    private static final long MOST = 40_000_000;
    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    private long spent;

    private Work() {}

    /// Runs a task within the limit; one that runs inside another shares its limit.
    static <T> T limited(Supplier<T> task) {
        if (CURRENT.get() != null) {
            return task.get();
        }
        CURRENT.set(new Work());
        try {
            return task.get();
        } finally {
            CURRENT.remove();
        }
    }

    /// @throws NormalFormException if the limit is passed
    static void spend(int characters) {
        var work = CURRENT.get();
        if (work != null && (work.spent += characters) > MOST) {
            throw new NormalFormException("a normal form that takes more than " + MOST + " characters to work out");
        }
    }
}
