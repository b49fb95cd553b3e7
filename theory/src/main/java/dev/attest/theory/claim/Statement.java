package dev.attest.theory.claim;

import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;

/// What a claim says, who says it, and what is expected of it here.
///
/// @param words       one sentence with all its quantifiers
/// @param latex       the same in symbols
/// @param quantifiers over what each letter ranges, a line for each
/// @param argument    why it is true (or false), in a few lines
/// @param source      a key of the bibliography and a place
/// @param literature  what the literature says of it, which is not what was found here
/// @param expected    the verdict expected here
/// @param restsOn     named theorems that the argument or an exact finding relies on
/// @param repairedBy  the claim that says what is true instead, for a published form that fails
public record Statement(
        String words,
        String latex,
        List<String> quantifiers,
        String argument,
        Source source,
        Status literature,
        Verdict expected,
        List<String> restsOn,
        Optional<Class<? extends Claim>> repairedBy) {
    public Statement {
        quantifiers = List.copyOf(quantifiers);
        restsOn = List.copyOf(restsOn);
    }

    /// @param key   a key of `references.bib`
    /// @param place where in it, such as `Proposition 2`
    public record Source(String key, String place) {
        /// No publication: derived here.
        public static final Source HERE = new Source("this project", "derived here");

        @Override
        public String toString() {
            return key + ", " + place;
        }
    }

    /// What the literature says of a statement.
    public enum Status {
        THEOREM,
        CONJECTURE,
        /// Said often, proved nowhere in particular.
        FOLKLORE,
        /// Derived here from a published theorem that says less or has a gap.
        SHARPENED,
        /// Derived here, and published nowhere that is known here.
        DERIVED,
        /// Observed in experiments.
        OBSERVATION
    }
}
