package dev.attest.theory.claim;

import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// Small claims about two integers, true and false, with which the judge is judged.
final class Planted {
    private Planted() {}

    static Statement statement(String words, Verdict expected) {
        return new Statement(
                words,
                words,
                List.of("a, b: integers"),
                "planted",
                Source.HERE,
                Status.FOLKLORE,
                expected,
                List.of(),
                Optional.empty());
    }

    /// Two integers.
    record Pair(int a, int b) implements Instance<Pair> {
        @Override
        public SequencedMap<String, String> data() {
            var data = new LinkedHashMap<String, String>();
            data.put("a", Integer.toString(a));
            data.put("b", Integer.toString(b));
            return data;
        }

        @Override
        public List<Pair> smaller() {
            var smaller = new ArrayList<Pair>();
            for (int step = 1; step <= 2; step++) {
                if (Math.abs(a) >= step) {
                    smaller.add(new Pair(a - step * Integer.signum(a), b));
                }
                if (Math.abs(b) >= step) {
                    smaller.add(new Pair(a, b - step * Integer.signum(b)));
                }
            }
            return smaller;
        }
    }

    /// Draws pairs; says what its parts say.
    abstract static class AboutPairs implements Claim.Universal<Pair> {
        private final String words;
        private final Verdict expected;

        AboutPairs(String words, Verdict expected) {
            this.words = words;
            this.expected = expected;
        }

        @Override
        public Statement statement() {
            return Planted.statement(words, expected);
        }

        @Override
        public Pair draw(RandomGenerator random, int size) {
            return new Pair(random.nextInt(-5 * size, 5 * size + 1), random.nextInt(-5 * size, 5 * size + 1));
        }
    }

    /// True, and both hypotheses are needed.
    static final class ProductsOfPositivesArePositive extends AboutPairs {
        ProductsOfPositivesArePositive() {
            super("if a > 0 and b > 0 then ab > 0", Verdict.HOLDS);
        }

        @Override
        public List<Hypothesis<Pair>> hypotheses() {
            return List.of(Hypothesis.of("a > 0", pair -> pair.a() > 0), Hypothesis.of("b > 0", pair -> pair.b() > 0));
        }

        @Override
        public Finding conclusion(Pair pair) {
            return new Finding.Exact(pair.a() * pair.b() > 0, "ab = " + pair.a() * pair.b());
        }
    }

    /// False: 3 + 2 = 5 is odd.
    static final class SumsOfPositivesAreEven extends AboutPairs {
        SumsOfPositivesAreEven() {
            super("if a > 0 and b > 0 then a + b is even", Verdict.HOLDS);
        }

        @Override
        public List<Hypothesis<Pair>> hypotheses() {
            return List.of(Hypothesis.of("a > 0 and b > 0", pair -> pair.a() > 0 && pair.b() > 0));
        }

        @Override
        public Finding conclusion(Pair pair) {
            return new Finding.Exact((pair.a() + pair.b()) % 2 == 0, "a + b = " + (pair.a() + pair.b()));
        }
    }

    /// True, but its hypothesis does nothing.
    static final class SquaresOfPositivesAreNotNegative extends AboutPairs {
        SquaresOfPositivesAreNotNegative() {
            super("if a > 0 then a^2 + b^2 >= 0", Verdict.HOLDS);
        }

        @Override
        public List<Hypothesis<Pair>> hypotheses() {
            return List.of(Hypothesis.of("a > 0", pair -> pair.a() > 0));
        }

        @Override
        public Finding conclusion(Pair pair) {
            return new Finding.Exact(pair.a() * pair.a() + pair.b() * pair.b() >= 0, "a sum of squares");
        }
    }

    /// "Exactly when" is false: a = b = -1 has a positive product as well.
    static final class ProductsArePositiveExactlyWhenBothFactorsAre extends AboutPairs {
        ProductsArePositiveExactlyWhenBothFactorsAre() {
            super("ab > 0 exactly when a > 0 and b > 0", Verdict.HOLDS);
        }

        @Override
        public List<Hypothesis<Pair>> hypotheses() {
            return List.of(Hypothesis.necessary("a > 0 and b > 0", pair -> pair.a() > 0 && pair.b() > 0, pair -> pair));
        }

        @Override
        public Finding conclusion(Pair pair) {
            return new Finding.Exact(pair.a() * pair.b() > 0, "ab = " + pair.a() * pair.b());
        }
    }

    /// No pair satisfies the hypothesis.
    static final class EveryUnicornIsOdd extends AboutPairs {
        EveryUnicornIsOdd() {
            super("if a < b and b < a then a is odd", Verdict.HOLDS);
        }

        @Override
        public List<Hypothesis<Pair>> hypotheses() {
            return List.of(Hypothesis.of("a < b and b < a", pair -> pair.a() < pair.b() && pair.b() < pair.a()));
        }

        @Override
        public Finding conclusion(Pair pair) {
            return new Finding.Exact(pair.a() % 2 != 0, "a = " + pair.a());
        }
    }

    /// True, but an enclosure of b - b that forgets where b came from cannot tell.
    static final class DifferencesWithItselfAreNotNegative extends AboutPairs {
        DifferencesWithItselfAreNotNegative() {
            super("b - b >= 0", Verdict.HOLDS);
        }

        @Override
        public List<Hypothesis<Pair>> hypotheses() {
            return List.of(Hypothesis.<Pair>of("b is an integer", _ -> true).technical("the type says so"));
        }

        @Override
        public Finding conclusion(Pair pair) {
            return new Finding.Enclosed(-Math.abs(pair.b()) - 1.0, Math.abs(pair.b()) + 1.0, "b - b");
        }
    }

    /// Some integer squares to the number given; decoys as given.
    record SomeIntegerSquaresTo(int square, int root, List<Integer> decoys) implements Claim.Existential<Integer> {
        @Override
        public Statement statement() {
            return Planted.statement("some integer squares to " + square, Verdict.HOLDS);
        }

        @Override
        public Integer witness() {
            return root;
        }

        @Override
        public Finding verify(Integer candidate) {
            return new Finding.Exact(candidate * candidate == square, candidate + "^2 = " + candidate * candidate);
        }
    }
}
