package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A feature map phi, written for every width, and keys K.
record FeaturesAndKeys(FeatureMap phi, Tokens tokens) implements Instance<FeaturesAndKeys> {
    List<List<BigFraction>> keys() {
        return tokens.keys();
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("phi(x)", phi.text());
        data.put("K", ExactText.matrixText(keys()));
        return data;
    }

    @Override
    public List<FeaturesAndKeys> smaller() {
        return tokens.smaller().stream()
                .flatMap(smaller ->
                        phi.at(smaller.width()).stream().map(narrower -> new FeaturesAndKeys(narrower, smaller)))
                .toList();
    }
}
