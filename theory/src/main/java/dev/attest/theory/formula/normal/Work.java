package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// A limit on the work of bringing one definition to normal form, counted in characters of monomials written,
/// so that it depends on the definition and not on the machine.
final class Work {
    private static final long MOST = 10_000_000;
    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    private final Map<Mechanism, NormalForm> forms = new HashMap<>();
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

    /// Runs a task within a limit of its own, whatever has been spent before.
    static <T> T apart(Supplier<T> task) {
        var around = CURRENT.get();
        CURRENT.remove();
        try {
            return limited(task);
        } finally {
            if (around != null) {
                CURRENT.set(around);
            }
        }
    }

    /// The normal form of a definition, which one task works out once.
    static NormalForm form(Mechanism mechanism, Supplier<NormalForm> derivation) {
        return limited(() -> {
            var forms = CURRENT.get().forms;
            var known = forms.get(mechanism);
            if (known == null) {
                known = derivation.get();
                forms.put(mechanism, known);
            }
            return known;
        });
    }

    /// @throws NormalFormException if the limit is passed
    static void spend(int characters) {
        var work = CURRENT.get();
        if (work != null && (work.spent += characters) > MOST) {
            throw new NormalFormException("a normal form that takes more than " + MOST + " characters to work out");
        }
    }
}
