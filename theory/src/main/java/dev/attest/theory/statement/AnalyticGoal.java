package dev.attest.theory.statement;

import java.util.List;
import java.util.Optional;

/// Goals on bounds on entropies, gradients and weights.
public sealed interface AnalyticGoal extends Goal {
    /// @param bound what bounds the Euclidean norm of the gradient: the sum of these numbers
    record BoundedGradient(List<KeyMeasure> bound) implements AnalyticGoal {
        public BoundedGradient {
            bound = List.copyOf(bound);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(KeyMeasure.words(bound));
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "gradient-bounded",
                    "for every d, n and K, every q and j, the norm of the gradient of a_K(q)_j in q, where it exists, is "
                            + "at most " + KeyMeasure.words(bound));
        }
    }

    /// The row is linear in q, up to a constant.
    record ConstantGradient() implements AnalyticGoal {
        private static final String BOUND = "max_j |grad_q a_K(q)_j|, which does not depend on q";

        @Override
        public Optional<String> value() {
            return Optional.of(BOUND);
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "gradient-bounded",
                    "for every d, n and K, every q and j, the gradient of a_K(q)_j in q is the same at every q");
        }
    }

    record UnboundedGradient() implements AnalyticGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "gradient-bounded",
                    "for some d, n, K and j, the norm of the gradient of a_K(q)_j in q has no bound over the q at which it "
                            + "exists");
        }
    }

    /// @param when    the condition on K
    /// @param exactly where the condition does not hold, the infimum is 0
    /// @param fails   a condition under which the infimum is 0, where both sides have positive measure
    /// @param floor   a positive number, in words that define it from K
    record EntropyFloor(Condition when, boolean exactly, Optional<Condition> fails, String floor)
            implements AnalyticGoal {
        @Override
        public Optional<Condition> condition() {
            return when instanceof Condition.Always ? Optional.empty() : Optional.of(when);
        }

        @Override
        public Optional<Condition> failsWhen() {
            return fails;
        }

        @Override
        public Optional<String> value() {
            return Optional.of(floor);
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "entropy-floor",
                    "every row is a probability vector, and for every d and n >= 2, " + (exactly ? "exactly " : "")
                            + "when this holds of K: " + when.words()
                            + ", the infimum over q in Q_K of the entropy of a_K(q) is "
                            + "positive, at least " + floor
                            + fails.map(condition -> "; it is 0 when " + condition.words())
                                    .orElse(""));
        }
    }

    record EntropyWithoutFloor() implements AnalyticGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "entropy-floor",
                    "every row is a probability vector, and for every d, every n >= 2 and almost every K, the infimum over "
                            + "q of the entropy of a_K(q) is 0");
        }
    }

    record Disperses() implements AnalyticGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "disperses",
                    "for every d and B, the supremum of |a_K(q)_j| over j and over all q and K of norms at most B at which "
                            + "the row is defined tends to 0 as n grows");
        }
    }

    record DoesNotDisperse() implements AnalyticGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "disperses",
                    "for some d, B and some q and keys of norm at most B for each n, |a_K(q)_j| does not tend to 0 as n "
                            + "grows, for some j in each row");
        }
    }
}
