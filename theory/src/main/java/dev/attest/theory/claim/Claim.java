package dev.attest.theory.claim;

import dev.attest.theory.certificate.Theorem;
import java.util.List;
import java.util.random.RandomGenerator;

/// A statement of the literature as code. The name of the class is the statement, an indicative sentence.
/// Implementations are found by [java.util.ServiceLoader]; see [Claims].
///
/// A claim may be both [Universal] and [Structural]: then both ways must agree.
public sealed interface Claim {
    Statement statement();

    /// The theorems of the checker that this states, or some case of which it tries.
    default List<Theorem> theorems() {
        return List.of();
    }

    /// The name of the class in lower-case words, joined by hyphens. Stays once published.
    default String id() {
        return ClassName.words(getClass(), "-");
    }

    /// The name of the class as a sentence.
    default String title() {
        String words = ClassName.words(getClass(), " ");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What a reader could take the statement to say and it does not, each with what is known of it.
    default List<String> notShown() {
        return List.of();
    }

    /// For all instances that satisfy the hypotheses, the conclusion holds.
    ///
    /// @param <I> what one instance is made of
    non-sealed interface Universal<I extends Instance<I>> extends Claim {
        /// Any instance, whether or not it satisfies the hypotheses. The larger `size` (from 1), the larger it
        /// may be.
        I draw(RandomGenerator random, int size);

        List<Hypothesis<I>> hypotheses();

        /// Whether the conclusion holds of this instance, which may violate hypotheses.
        Finding conclusion(I instance);
    }

    /// Some object has the property.
    ///
    /// @param <W> the object
    non-sealed interface Existential<W> extends Claim {
        W witness();

        Finding verify(W candidate);

        /// Objects near the witness that do not have the property: [#verify] must turn them down.
        List<W> decoys();
    }

    /// What the property decider must answer for the definitions that the statement speaks of, and for some
    /// that it excludes.
    non-sealed interface Structural extends Claim {
        List<Expectation> expectations();

        /// Whether the definitions exhaust the statement: only then do the decider's answers prove it.
        boolean exhaustive();
    }
}
