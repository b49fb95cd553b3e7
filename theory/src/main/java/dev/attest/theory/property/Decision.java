package dev.attest.theory.property;

import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import java.util.List;
import java.util.Optional;

/// Decides a property by its strategies in turn: the first candidate that the checker confirms is the answer.
final class Decision {
    private Decision() {}

    static Answer decide(String property, Reading reading, List<Strategy> strategies, String wouldSettle) {
        var obstacle = reading.missing().isEmpty() ? "" : reading.missing() + "; ";
        for (var strategy : strategies) {
            try {
                var answer = NormalForm.limited(() -> confirmed(property, reading, strategy));
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (NormalFormException e) {
                obstacle += "one strategy met " + e.getMessage() + "; ";
            }
        }
        return Answer.undecided(property, obstacle + "tried " + strategies.size() + " strategies; " + wouldSettle);
    }

    private static Optional<Answer> confirmed(String property, Reading reading, Strategy strategy) {
        var candidates = strategy.candidates(reading).iterator();
        while (candidates.hasNext()) {
            var candidate = candidates.next();
            var confirmation = Checker.check(reading.mechanism(), candidate.goal(), candidate.certificate());
            if (confirmation instanceof Confirmed confirmed) {
                return Optional.of(answer(property, candidate, confirmed.restsOn()));
            }
        }
        return Optional.empty();
    }

    private static Answer answer(String property, Strategy.Candidate candidate, List<String> restsOn) {
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
