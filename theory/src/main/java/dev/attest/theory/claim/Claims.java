package dev.attest.theory.claim;

import dev.attest.theory.certificate.Theorem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// Every claim there is, sorted by id.
public final class Claims {
    private static final List<Claim> ALL = ServiceLoader.load(Claim.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Claim::id))
            .toList();

    private Claims() {}

    public static List<Claim> all() {
        return ALL;
    }

    /// The claim of a class.
    ///
    /// @throws IllegalArgumentException if it is not registered
    public static Claim of(Class<? extends Claim> type) {
        return ALL.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("claim: expected one that is registered, got " + type));
    }

    /// What the project says of a theorem of the checker.
    public static List<Claim> of(Theorem theorem) {
        return ALL.stream().filter(claim -> claim.theorems().contains(theorem)).toList();
    }

    public static Optional<Claim> find(String id) {
        return ALL.stream().filter(claim -> claim.id().equals(id)).findFirst();
    }

    /// Those whose ids begin with whole words of the given one: `softmax-is` and not `softm`.
    public static List<Claim> startingWith(String words) {
        return ALL.stream()
                .filter(claim -> (claim.id() + "-").startsWith(words + "-"))
                .toList();
    }
}
