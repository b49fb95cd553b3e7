package dev.attest.theory.separation;

import java.util.Map;

/// What one random column of the readout does to the four networks, and so what any number of independent
/// columns does: a readout fires a network when one of its columns does.
///
/// [deng2023superiority; the law of m columns is derived here]
public interface ColumnLaw {
    /// That one column fires a network, for each of the four.
    Map<Network, Probability> probabilities();

    /// That one column fires a network.
    default Probability probability(Network network) {
        Probability probability = probabilities().get(network);
        if (probability == null) {
            throw new IllegalStateException("law: expected a probability of " + network);
        }
        return probability;
    }

    /// That one column fires a network that is to stay silent.
    Probability bad();

    /// That one column is not bad and fires the network that is to fire.
    Probability good();

    /// That m columns do what the theorem says: the wanted network fires, and no other. No column may be bad,
    /// and one must be good: `(1 - bad)^m - (1 - bad - good)^m`.
    default Probability success(int columns) {
        Probability quiet = bad().complement();
        return quiet.power(columns).minus(quiet.minus(good()).power(columns));
    }

    /// That some of m columns fires a network: `1 - (1 - p)^m`.
    default Probability fires(Network network, int columns) {
        return probability(network).complement().power(columns).complement();
    }
}
