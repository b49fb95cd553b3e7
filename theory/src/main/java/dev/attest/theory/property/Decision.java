package dev.attest.theory.property;

import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.strategy.Obstacle;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides a property by its strategies in turn: the first candidate that the checker confirms is the answer.
/// Where there is none, the reason names what each strategy would have needed of this definition.
final class Decision {
    private static final int MOST_OBSTACLES = 4;

    private final String property;
    private final Reading reading;
    private final Set<String> obstacles = new LinkedHashSet<>();

    private Decision(String property, Reading reading) {
        this.property = property;
        this.reading = reading;
    }

    /// @param wouldSettle what kind of fact would settle the question
    static Answer decide(String property, Reading reading, List<Strategy> strategies, String wouldSettle) {
        return new Decision(property, reading).decide(strategies, wouldSettle);
    }

    private Answer decide(List<Strategy> strategies, String wouldSettle) {
        for (var strategy : strategies) {
            if (!strategy.readsTextAlone()) {
                noteMissing();
            }
            try {
                var answer = NormalForm.limited(() -> confirmed(strategy));
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (NormalFormException e) {
                obstacles.add("a strategy met " + e.getMessage());
            }
        }
        strategies.forEach(this::ask);
        var met = obstacles.stream().limit(MOST_OBSTACLES).toList();
        return Answer.undecided(
                property,
                String.join("; ", met) + (met.isEmpty() ? "" : "; ") + "tried " + strategies.size() + " strategies; "
                        + wouldSettle);
    }

    /// Works out the forms, too, before a strategy that reads them starts on its own work.
    private void noteMissing() {
        if (!reading.missing().isEmpty()) {
            obstacles.add(reading.missing());
        }
    }

    private void ask(Strategy strategy) {
        try {
            NormalForm.limited(() -> strategy.obstacles(reading)).stream()
                    .map(Obstacle::sentence)
                    .forEach(obstacles::add);
        } catch (NormalFormException e) {
            obstacles.add("a strategy met " + e.getMessage());
        }
    }

    private Optional<Answer> confirmed(Strategy strategy) {
        var candidates = strategy.candidates(reading).iterator();
        while (candidates.hasNext()) {
            var candidate = candidates.next();
            switch (Checker.check(reading.mechanism(), candidate.goal(), candidate.certificate())) {
                case Confirmed confirmed -> {
                    return Optional.of(answer(
                            candidate,
                            confirmed.restsOn().stream().map(Theorem::words).toList()));
                }
                case Incomplete incomplete -> obstacles.add("the checker would need " + incomplete.what());
                case Rejected ignored -> {}
            }
        }
        return Optional.empty();
    }

    private Answer answer(Strategy.Candidate candidate, List<String> restsOn) {
        var goal = candidate.goal();
        return new Answer(
                property,
                goal.verdict(),
                Optional.of(goal),
                goal.condition(),
                goal.exactly(),
                goal.failsWhen(),
                goal.value(),
                Optional.of(candidate.evidence()),
                candidate.because(),
                restsOn,
                Optional.of(candidate.certificate()));
    }
}
