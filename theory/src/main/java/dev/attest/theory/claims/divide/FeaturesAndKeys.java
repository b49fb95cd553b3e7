package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
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

    /// The identity is the simplest map.
    @Override
    public List<FeaturesAndKeys> smaller() {
        var identity = new FeatureMap("x", phi.width(), phi.width(), Form.HOMOGENEOUS);
        Stream<FeaturesAndKeys> simpler =
                phi.equals(identity) ? Stream.empty() : Stream.of(new FeaturesAndKeys(identity, tokens));
        Stream<FeaturesAndKeys> smaller = tokens.smaller().stream()
                .flatMap(fewer -> phi.at(fewer.width()).stream().map(narrower -> new FeaturesAndKeys(narrower, fewer)));
        return Stream.concat(smaller, simpler).toList();
    }
}
