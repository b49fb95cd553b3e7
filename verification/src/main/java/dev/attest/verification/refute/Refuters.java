package dev.attest.verification.refute;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.property.Answer;
import dev.attest.theory.statement.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// Every refuter there is, by the property that it belongs to.
public final class Refuters {
    private static final Map<String, List<Refuter>> BY_PROPERTY = byProperty();

    private Refuters() {}

    private static Map<String, List<Refuter>> byProperty() {
        var found = new TreeMap<String, List<Refuter>>();
        ServiceLoader.load(Refuter.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(refuter -> refuter.getClass().getName()))
                .forEach(refuter -> found.computeIfAbsent(refuter.property(), id -> new ArrayList<>())
                        .add(refuter));
        return found;
    }

    public static List<Refuter> of(String property) {
        return List.copyOf(BY_PROPERTY.getOrDefault(property, List.of()));
    }

    /// The first contradiction to one of the answers in the trials 0 to `count - 1`.
    public static Optional<String> refute(Mechanism mechanism, List<Answer> answers, int count) {
        var goals = answers.stream()
                .flatMap(answer -> answer.goal().stream())
                .distinct()
                .toList();
        for (int number = 0; number < count; number++) {
            var trial = Trial.draw(mechanism, number);
            for (var goal : goals) {
                var contradiction = refute(goal, trial, number);
                if (contradiction.isPresent()) {
                    return contradiction;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> refute(Goal goal, Trial trial, int number) {
        return of(goal.property()).stream()
                .filter(refuter -> number % refuter.stride() == 0)
                .flatMap(refuter -> refuter.refute(goal, trial).stream())
                .findFirst()
                .map(what -> goal.words() + "\nbut " + what + "\n" + trial);
    }
}
