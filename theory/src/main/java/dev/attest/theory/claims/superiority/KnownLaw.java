package dev.attest.theory.claims.superiority;

import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.Probability;
import dev.attest.theory.separation.Setting;
import java.util.ArrayList;
import java.util.List;

/// A setting and what its law is said to be.
///
/// @param probabilities of the four networks, of a bad and of a good column
public record KnownLaw(Setting setting, List<Probability> probabilities) {
    public KnownLaw {
        probabilities = List.copyOf(probabilities);
    }

    boolean isRight() {
        var law = Law.of(setting);
        var found = new ArrayList<Probability>();
        for (var network : Network.values()) {
            found.add(law.probability(network));
        }
        found.add(law.bad());
        found.add(law.good());
        return found.equals(probabilities);
    }
}
