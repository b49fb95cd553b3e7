package dev.attest.experiments.cli;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Invented answers of every kind, for as many mechanisms and properties as a page has to take.
final class WideScorecards {
    private static final List<String> PROPERTIES = List.of(
            "total",
            "rows-sum-to-one",
            "non-negative",
            "injective",
            "scale-sensitive",
            "translation-invariant-keys",
            "permutation-equivariant",
            "replication-invariant",
            "separable",
            "rank-bound",
            "full-rank",
            "retrieval-budget",
            "hull-bound",
            "constant-state",
            "recurrent-equals-parallel",
            "entropy-floor",
            "gradient-bounded",
            "disperses",
            "local",
            "local-mass-budget",
            "tracks-parity");

    private WideScorecards() {}

    static List<Scorecard> of(int mechanisms) {
        return IntStream.range(0, mechanisms).mapToObj(WideScorecards::card).toList();
    }

    private static Scorecard card(int number) {
        var mechanism = mechanism("mechanism-" + "x".repeat(number % 9) + number);
        var answers = IntStream.range(0, PROPERTIES.size())
                .mapToObj(property -> answer(PROPERTIES.get(property), number * 7 + property * 3))
                .toList();
        return new Scorecard(mechanism, "0".repeat(64), answers);
    }

    private static Mechanism mechanism(String name) {
        return MechanismReader.parse("name " + name + "\nscore = dot(q, k)\n", name);
    }

    static Answer answer(String property, int number) {
        return switch (number % 8) {
            case 0 -> answer(property, Verdict.FAILS, "", "", "");
            case 1 -> answer(property, Verdict.HOLDS, "rank [K 1] = d + 1", "", "");
            case 2 -> answer(property, Verdict.HOLDS, "n >= " + number % 5, "every key is 0", "");
            case 3 -> answer(property, Verdict.HOLDS, "", "", hasNumber(property) ? "2d + 1" : "");
            case 4 -> answer(property, Verdict.HOLDS, "", "", "d + C(d + 1, 2) + " + number % 3);
            case 5 -> Answer.undecided(property, "tried 3 strategies");
            case 6 -> answer(property, Verdict.NOT_APPLICABLE, "", "", "");
            default -> answer(property, Verdict.HOLDS, "", "", "");
        };
    }

    private static boolean hasNumber(String property) {
        return property.matches("separable|rank-bound|retrieval-budget|constant-state|.*budget|.*floor|.*bounded");
    }

    private static Answer answer(String property, Verdict verdict, String when, String failsWhen, String value) {
        return new Answer(
                property,
                verdict,
                Optional.empty(),
                condition(when),
                !when.isEmpty(),
                condition(failsWhen),
                Optional.of(value).filter(text -> !text.isEmpty()),
                Optional.of(Evidence.PROVED),
                "of <its> form & \"more\"",
                List.of(),
                Optional.empty());
    }

    private static Optional<Condition> condition(String words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(new Condition.FullRank(words, false));
    }
}
