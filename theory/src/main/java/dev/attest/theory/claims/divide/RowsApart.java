package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism with a feature map phi, keys and two queries, with two numbers that are to bound the squares of
/// the singular values of the centred features of the keys.
///
/// @param label    how a report names the mechanism
/// @param phi      the text of the feature map, entry by entry; `x` where there is none
/// @param named    whether it is the mechanism that the claim speaks of
/// @param least    t, to be at most the square of the least singular value
/// @param greatest u, to be at least the square of the largest
record RowsApart(
        String label,
        String phi,
        Mechanism mechanism,
        boolean named,
        TwoQueries queries,
        BigFraction least,
        BigFraction greatest)
        implements Instance<RowsApart> {
    List<List<BigFraction>> keys() {
        return queries.keys();
    }

    /// G, of phi(K).
    CentredGram gram() {
        return gram(phi, keys());
    }

    static CentredGram gram(String phi, List<List<BigFraction>> keys) {
        return CentredGram.of(features(phi, keys.getFirst().size()).ofAll(keys));
    }

    private static FeatureMap features(String phi, int width) {
        return new FeatureMap(phi, width, width, Form.CONTINUOUS);
    }

    /// phi(p) - phi(q).
    List<BigFraction> difference() {
        FeatureMap features = features(phi, queries.p().size());
        return Entrywise.plus(features.of(queries.p()), BigFraction.MINUS_ONE, features.of(queries.q()));
    }

    BigFraction keyCount() {
        return new BigFraction(queries.keys().size());
    }

    BigFraction width() {
        return new BigFraction(queries.p().size());
    }

    static BigFraction square(List<BigFraction> vector) {
        return Entrywise.dot(vector, vector);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", label);
        data.putAll(queries.data());
        data.put("t", ExactText.text(least));
        data.put("u", ExactText.text(greatest));
        return data;
    }

    @Override
    public List<RowsApart> smaller() {
        return queries.smaller().stream()
                .map(smaller -> new RowsApart(label, phi, mechanism, named, smaller, least, greatest))
                .toList();
    }
}
