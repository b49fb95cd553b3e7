package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.RegressionSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Softmax regression on logits of two values, one of its networks, and a number of columns.
record RegressionCase(RegressionSetting setting, Network network, int columns) implements Instance<RegressionCase> {
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final List<BigFraction> LOW = Fractions.list("1 101/100 11/10 5/4");
    private static final List<BigFraction> HIGH = Fractions.list("11/10 5/4 7/5 7/5 100");
    private static final List<BigFraction> LEVELS = Fractions.list("1/4 1/2 3/4 9/10");

    static RegressionCase draw(RandomGenerator random, int size, List<Network> networks) {
        int n = 2 + random.nextInt(10 * size);
        BigFraction low = Fractions.one(random, LOW);
        BigFraction high = Fractions.one(random, HIGH);
        var setting = new RegressionSetting(
                n, 1 + random.nextInt(n), low, high.compareTo(low) < 0 ? low : high, 4, Fractions.one(random, LEVELS));
        return new RegressionCase(setting, Fractions.one(random, networks), 1 + random.nextInt(6));
    }

    /// Whether some logit of the first dataset is above 0, so that the linear network has a value there.
    boolean isDefined() {
        return (high() > 0 ? setting.highOdds() : setting.lowOdds()).compareTo(BigFraction.ONE) > 0;
    }

    /// Logits that are high.
    int high() {
        return setting.n() - setting.low();
    }

    /// `log lowOdds`.
    Enclosure least() {
        return ENCLOSURES.log(ENCLOSURES.of(setting.lowOdds()));
    }

    /// `log highOdds`.
    Enclosure most() {
        return ENCLOSURES.log(ENCLOSURES.of(setting.highOdds()));
    }

    /// The weight of linear attention on the spike.
    Enclosure spikeShare() {
        Enclosure spike =
                ENCLOSURES.multiply(Enclosure.point(setting.spike()), ENCLOSURES.log(Enclosure.point(setting.n())));
        Enclosure others = ENCLOSURES.add(
                ENCLOSURES.multiply(Enclosure.point(setting.low() - 1.0), least()),
                ENCLOSURES.multiply(Enclosure.point(high()), most()));
        return ENCLOSURES.divide(spike, ENCLOSURES.add(spike, others));
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("n", Integer.toString(setting.n()));
        data.put("low", Integer.toString(setting.low()));
        data.put("e^l", ExactText.text(setting.lowOdds()));
        data.put("e^u", ExactText.text(setting.highOdds()));
        data.put("tau", ExactText.text(setting.threshold()));
        data.put(
                "network",
                (network.strong() ? "softmax" : "linear") + " on "
                        + network.dataset().text());
        data.put("m", Integer.toString(columns));
        return data;
    }

    @Override
    public List<RegressionCase> smaller() {
        var smaller = new ArrayList<RegressionCase>();
        with(smaller, setting.n() / 2, setting.low() / 2);
        with(smaller, setting.n() - 1, setting.low() - 1);
        with(smaller, setting.n() - 1, setting.low());
        if (columns > 1) {
            smaller.add(new RegressionCase(setting, network, 1));
        }
        return smaller;
    }

    private void with(List<RegressionCase> smaller, int n, int low) {
        if (n >= 2 && low >= 1 && low <= n) {
            var changed = new RegressionSetting(
                    n, low, setting.lowOdds(), setting.highOdds(), setting.spike(), setting.threshold());
            smaller.add(new RegressionCase(changed, network, columns));
        }
    }
}
