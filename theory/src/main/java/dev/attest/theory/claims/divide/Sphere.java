package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A feature map phi, keys K, and the sphere of queries at distance `radius` from the centre q.
///
/// @param tokens the keys, and the centre as the only query
record Sphere(FeatureMap phi, Tokens tokens, BigFraction radius) implements Instance<Sphere> {
    List<List<BigFraction>> keys() {
        return tokens.keys();
    }

    List<BigFraction> centre() {
        return tokens.query(0);
    }

    /// q + r u.
    List<BigFraction> towards(List<BigFraction> unit) {
        return Entrywise.plus(centre(), radius, unit);
    }

    /// q - r u.
    List<BigFraction> awayFrom(List<BigFraction> unit) {
        return Entrywise.plus(centre(), radius.negate(), unit);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("phi(x)", phi.text());
        data.put("K", ExactText.matrixText(keys()));
        data.put("centre", ExactText.text(centre()));
        data.put("radius", ExactText.text(radius));
        return data;
    }

    /// The feature map is written for one width: that stays, and so does the radius.
    @Override
    public List<Sphere> smaller() {
        return tokens.smaller().stream()
                .filter(smaller -> smaller.width() == phi.width())
                .map(smaller -> new Sphere(phi, smaller, radius))
                .toList();
    }
}
