package dev.attest.theory.formula;

import java.util.Optional;

/// A state of a recurrence, as `state S : matrix(dv, d) = ...` declares it. All states of a file change at
/// once, once for each key of the row from the first to the last: `S_j = update(S_(j-1), k_j, v_j, inputs of
/// token j)`.
///
/// @param from   what it is before the first key, which depends on parameters and widths alone; 0 where the
///     file says nothing
/// @param update for the key [Term#HERE]; it mentions states as [Term.StateValue], which are the old ones, and
///     neither the query nor other keys
public record State(String name, Shape shape, Optional<Term> from, Term update) {}
