package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A setting, a readout of so many columns, and a chance of failure that is allowed.
///
/// @param columns m, at least 1
/// @param delta   in (0, 1)
record Comparison(Setting setting, int columns, BigFraction delta) implements Instance<Comparison> {
    @Override
    public SequencedMap<String, String> data() {
        var data = texts(setting);
        data.put("m", Integer.toString(columns));
        data.put("delta", ExactText.text(delta));
        return data;
    }

    /// The numbers of a setting, and its weights where they are not the identity.
    static SequencedMap<String, String> texts(Setting setting) {
        var data = new LinkedHashMap<>(setting.texts());
        data.keySet().removeIf(name -> name.startsWith("weight-"));
        if (!setting.weights().equals(Weights.IDENTITY)) {
            data.put("Q K^T", text(setting.weights()));
        }
        return data;
    }

    static String text(Weights weights) {
        return "diag(" + ExactText.text(weights.special()) + ", " + ExactText.text(weights.group()) + ", ..., "
                + ExactText.text(weights.constant()) + ")";
    }

    @Override
    public List<Comparison> smaller() {
        var smaller = new ArrayList<Comparison>();
        for (int fewer : new int[] {1, columns / 2, columns - 1}) {
            if (fewer >= 1 && fewer < columns) {
                smaller.add(new Comparison(setting, fewer, delta));
            }
        }
        SimplerSettings.of(setting).forEach(simpler -> smaller.add(new Comparison(simpler, columns, delta)));
        return smaller;
    }
}
