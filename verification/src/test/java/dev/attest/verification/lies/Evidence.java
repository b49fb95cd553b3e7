package dev.attest.verification.lies;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.statement.Goal;
import java.util.ArrayList;
import java.util.List;

/// True goals with their certificates, to make lies of.
record Evidence(Mechanism mechanism, Goal goal, Certificate certificate) {
    /// Every certificate is offered to every other mechanism: all of the catalogue would take many minutes.
    private static final List<String> CATALOGUE =
            List.of("softmax", "relu-linear", "elu1-linear", "identity-linear", "inline", "inline-elu1");

    private static final List<Scorecard> CARDS = cards();

    private static List<Scorecard> cards() {
        var cards = new ArrayList<Scorecard>();
        CATALOGUE.forEach(name -> cards.add(Properties.scorecard(Catalogue.mechanism(name))));
        Traps.all().forEach(trap -> cards.add(Properties.scorecard(trap.mechanism())));
        return List.copyOf(cards);
    }

    /// The scorecards of mechanisms of the catalogue and of the traps without parameters.
    static List<Scorecard> scorecards() {
        return CARDS;
    }

    static List<Evidence> all() {
        return CARDS.stream()
                .flatMap(card -> card.answers().stream()
                        .filter(answer -> answer.certificate().isPresent())
                        .map(answer -> of(card.mechanism(), answer)))
                .toList();
    }

    static Evidence of(Mechanism mechanism, Answer answer) {
        return new Evidence(
                mechanism, answer.goal().orElseThrow(), answer.certificate().orElseThrow());
    }

    boolean isConfirmed() {
        return isConfirmed(mechanism, goal, certificate);
    }

    static boolean isConfirmed(Mechanism mechanism, Goal goal, Certificate certificate) {
        return Checker.check(mechanism, goal, certificate) instanceof Confirmation.Confirmed;
    }

    @Override
    public String toString() {
        return mechanism.name() + ": " + goal.words() + " by " + certificate.kind();
    }
}
