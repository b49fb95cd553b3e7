package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A network whose unit is a power of the logit, on the second dataset, and how little of the weight may be
/// elsewhere.
record PowerCase(OneNetwork network, BigFraction epsilon) implements Instance<PowerCase> {
    /// S, the logit of the special key over log n.
    BigFraction logit() {
        Setting setting = network.setting();
        BigFraction both = Fractions.square(setting.a1()).add(Fractions.square(setting.c()));
        return setting.pairing() == Pairing.SELF ? both.add(Fractions.square(setting.b())) : both;
    }

    /// `(logit / S)^r`.
    BigFraction share(BigFraction logit) {
        return logit.divide(logit()).pow(BigInteger.valueOf(degree()));
    }

    private int degree() {
        return network.unit() instanceof Unit.Power(int degree) ? degree : 1;
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = network.data();
        data.put("e", ExactText.text(epsilon));
        return data;
    }

    @Override
    public List<PowerCase> smaller() {
        var smaller = new ArrayList<PowerCase>();
        if (degree() > 1) {
            var unit = new Unit.Power(degree() - 1);
            smaller.add(new PowerCase(
                    new OneNetwork(network.setting(), unit, network.dataset(), network.columns()), epsilon));
        }
        network.smaller().forEach(one -> smaller.add(new PowerCase(one, epsilon)));
        return smaller;
    }
}
