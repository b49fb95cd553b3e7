package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.Probability;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// One network on one dataset: what the lemmas speak of.
///
/// @param columns m, at least 1
record OneNetwork(Setting setting, Unit unit, Dataset dataset, int columns) implements Instance<OneNetwork> {
    /// The size of the special entry.
    BigFraction special() {
        return setting.special(dataset);
    }

    /// All kinds of rows; empty if some row divides by 0.
    List<Shares> rows() {
        return Shares.of(setting, unit, dataset);
    }

    /// That one column fires the network.
    ///
    /// @throws dev.attest.theory.separation.UndefinedRow if some row divides by 0
    Probability fires() {
        return Law.of(setting, unit, unit).probability(network());
    }

    /// That some column does.
    Probability someFires() {
        return fires().complement().power(columns).complement();
    }

    private Network network() {
        return dataset == Dataset.FIRST ? Network.STRONG_FIRST : Network.STRONG_SECOND;
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = Comparison.texts(setting);
        data.put("unit", unit.text());
        data.put("dataset", dataset.text());
        data.put("m", Integer.toString(columns));
        return data;
    }

    @Override
    public List<OneNetwork> smaller() {
        var smaller = new ArrayList<OneNetwork>();
        if (columns > 1) {
            smaller.add(new OneNetwork(setting, unit, dataset, 1));
        }
        SimplerSettings.of(setting).forEach(simpler -> smaller.add(new OneNetwork(simpler, unit, dataset, columns)));
        return smaller;
    }
}
