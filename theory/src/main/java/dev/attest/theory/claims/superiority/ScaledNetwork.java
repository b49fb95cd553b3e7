package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.Weights;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A network and a factor of its weights.
record ScaledNetwork(OneNetwork network, BigFraction scale) implements Instance<ScaledNetwork> {
    OneNetwork scaled() {
        Weights weights = network.setting().weights();
        var scaled = new Weights(
                weights.special().multiply(scale),
                weights.group().multiply(scale),
                weights.constant().multiply(scale));
        return new OneNetwork(network.setting().with(scaled), network.unit(), network.dataset(), network.columns());
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = network.data();
        data.put("lambda", ExactText.text(scale));
        return data;
    }

    @Override
    public List<ScaledNetwork> smaller() {
        return network.smaller().stream()
                .map(smaller -> new ScaledNetwork(smaller, scale))
                .toList();
    }
}
