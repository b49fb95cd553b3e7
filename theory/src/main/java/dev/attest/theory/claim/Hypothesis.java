package dev.attest.theory.claim;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A condition under which a universal statement speaks.
///
/// @param name      in words and symbols, such as `rank [K 1] = d + 1`
/// @param holds     whether it is known to hold of an instance
/// @param adversary what to try in place of an instance that violates it, to make the conclusion fail
/// @param necessary the statement says *exactly when*: the adversary's answer to every violating instance must
///     refute the conclusion
/// @param technical why dropping it cannot be expected to refute the conclusion
public record Hypothesis<I>(
        String name, Predicate<I> holds, UnaryOperator<I> adversary, boolean necessary, Optional<String> technical) {
    /// Dropping it must give some counterexample.
    public static <I> Hypothesis<I> of(String name, Predicate<I> holds) {
        return new Hypothesis<>(name, holds, UnaryOperator.identity(), false, Optional.empty());
    }

    /// Wherever it is violated, the adversary must find a counterexample.
    public static <I> Hypothesis<I> necessary(String name, Predicate<I> holds, UnaryOperator<I> adversary) {
        return new Hypothesis<>(name, holds, adversary, true, Optional.empty());
    }

    /// Needed for the statement to make sense, or by its proof alone; no counterexample is demanded.
    public Hypothesis<I> technical(String reason) {
        return new Hypothesis<>(name, holds, adversary, false, Optional.of(reason));
    }
}
