package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.FallingScores;
import dev.attest.theory.strategy.GrowingScore;
import dev.attest.theory.strategy.NoPosition;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.Transitions;
import java.util.List;

/// Weights fall with the distance of the key, whatever the content.
///
/// With q, k_j and i held fixed, and all later keys 0, the size of the unnormalised weight as a function of i -
/// j >= 0 in the causal reading. The unnormalised weight is the score s_j of a row `F(S) s_j + G(S)`, whose
/// size is asked for since content can have either sign. Where the channels of a state fall at rates of their
/// own, weights with content of both signs can grow while every channel falls; the answer then says so.
@AutoService(Property.class)
public final class Local implements Property {
    private static final List<Strategy> STRATEGIES = List.of(
            new NoPosition(),
            new FallingScores(),
            new GrowingScore(),
            Transitions.local(),
            Transitions.undefinedAtZero());

    @Override
    public String id() {
        return "local";
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public String meaning() {
        return "With query and key held fixed and all later keys 0, the size of the unnormalised "
                + "weight never grows with i - j >= 0, and somewhere falls.";
    }

    @Override
    public String failureMeaning() {
        return "With query and key held fixed, the size of the unnormalised weight grows "
                + "somewhere with i - j >= 0, or never changes.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "a factor of the score that falls with i - j, or a content whose weight grows, would settle it");
    }
}
