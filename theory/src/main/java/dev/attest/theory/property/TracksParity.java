package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.ParitySearch;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SteadyInput;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.Transitions;
import java.util.List;

/// One layer tells odd numbers of ones from even ones, at any length.
///
/// Each bit stands for one token (key, query, value, inputs); the output is held against a threshold. Finite
/// precision means that it keeps a distance from the threshold that does not shrink with the length: what
/// alternates in ever smaller steps is told apart by no number of bits.
@AutoService(Property.class)
public final class TracksParity implements Property {
    private static final List<Strategy> STRATEGIES =
            List.of(new SteadyInput(), Transitions.parity(), new ParitySearch());

    @Override
    public String id() {
        return "tracks-parity";
    }

    @Override
    public int order() {
        return 190;
    }

    @Override
    public String meaning() {
        return "For some parameters one layer with a threshold, in finite precision, gives the "
                + "parity of bits of any length.";
    }

    @Override
    public String failureMeaning() {
        return "Whatever the parameters, one layer with a threshold, in finite precision, does "
                + "not give the parity of bits of every length.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "states that two tokens exchange, or an output that settles on constant inputs, would settle it");
    }
}
