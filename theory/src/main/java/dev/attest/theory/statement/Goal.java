package dev.attest.theory.statement;

import java.util.Optional;

/// What a certificate can show of a definition, with all its quantifiers. Throughout, d >= 2 is the width (or
/// what the file fixes), n >= 1 the number of keys, K (n x d) the keys, a_K(q) the row, and Q_K the queries at
/// which the row is defined.
public sealed interface Goal
        permits Goal.DefinedEverywhere,
                Goal.UndefinedSomewhere,
                Goal.RowsSumToOne,
                Goal.SomeRowSumsOtherwise,
                Goal.NonNegative,
                Goal.SomeWeightNegative,
                Goal.ScaleSensitive,
                Goal.ScaleInvariant,
                Goal.Injective,
                Goal.NeverInjective,
                Goal.RankAtMost,
                Goal.RankUnbounded,
                SymmetryGoal,
                StructureGoal,
                AnalyticGoal,
                RecurrenceGoal {
    /// What it says of which property.
    Sentence sentence();

    /// The property that the goal is about.
    default String property() {
        return sentence().property();
    }

    /// HOLDS or FAILS: the verdict that the goal gives, once shown.
    default Verdict verdict() {
        return sentence().verdict();
    }

    /// One sentence with all its quantifiers.
    default String words() {
        return sentence().words();
    }

    /// The condition under which it is true, if it has one.
    default Optional<Condition> condition() {
        return Optional.empty();
    }

    /// Where the condition does not hold, the property fails.
    default boolean exactly() {
        return false;
    }

    /// A condition under which the property fails, where both sides have positive measure.
    default Optional<Condition> failsWhen() {
        return Optional.empty();
    }

    /// The number that belongs to it, such as the bound of a rank.
    default Optional<String> value() {
        return Optional.empty();
    }

    record DefinedEverywhere() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.holds("total", "for every d, n, K and q the row a_K(q) is defined");
        }
    }

    record UndefinedSomewhere() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.fails("total", "for some d, n, K and q the row a_K(q) is not defined");
        }
    }

    record RowsSumToOne() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.holds("rows-sum-to-one", "for every d, n, K and every q in Q_K, sum_j a_K(q)_j = 1");
        }
    }

    record SomeRowSumsOtherwise() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "rows-sum-to-one", "for some d, n, K and some q in Q_K, sum_j a_K(q)_j differs from 1");
        }
    }

    record NonNegative() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.holds("non-negative", "for every d, n, K, every q in Q_K and every j, a_K(q)_j >= 0");
        }
    }

    record SomeWeightNegative() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.fails("non-negative", "for some d, n, K, some q in Q_K and some j, a_K(q)_j < 0");
        }
    }

    record ScaleSensitive() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "scale-sensitive",
                    "for some d, n, K, q and c > 0, both rows are defined and a_K(cq) differs from a_K(q)");
        }
    }

    record ScaleInvariant() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "scale-sensitive",
                    "for every d, n, K, q and c > 0, a_K(cq) = a_K(q) wherever both rows are defined");
        }
    }

    /// @param exactly where the condition does not hold, q -> a_K(q) is not injective on Q_K
    record Injective(Condition when, boolean exactly) implements Goal {
        @Override
        public Optional<Condition> condition() {
            return Optional.of(when);
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "injective",
                    "for every d, n and K, q -> a_K(q) is injective on Q_K " + (exactly ? "exactly when " : "when ")
                            + when.words());
        }
    }

    record NeverInjective() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "injective",
                    "for every d, n and every K with at least two points in Q_K, q -> a_K(q) is not injective on Q_K");
        }
    }

    /// @param bound a number in terms of widths, such as `d + 1`
    record RankAtMost(String bound) implements Goal {
        @Override
        public Optional<String> value() {
            return Optional.of(bound);
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "rank-bound",
                    "without a mask, for every n, Q and K the n x n matrix of rows has rank at most " + bound);
        }
    }

    record RankUnbounded() implements Goal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "rank-bound",
                    "without a mask, for every n there are Q and K whose n x n matrix of rows has rank n");
        }
    }
}
