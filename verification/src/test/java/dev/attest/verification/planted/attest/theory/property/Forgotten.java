package dev.attest.verification.planted.attest.theory.property;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Property;
import dev.attest.theory.strategy.Reading;

/// A property without its entry for the loader.
public final class Forgotten implements Property {
    @Override
    public String id() {
        return "forgotten";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String meaning() {
        return "planted";
    }

    @Override
    public String failureMeaning() {
        return "planted";
    }

    @Override
    public Answer decide(Reading reading) {
        return Answer.undecided(id(), "planted");
    }
}
