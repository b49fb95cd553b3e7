package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism, keys and two queries, with two numbers that are to bound the squares of singular values.
///
/// @param text     how a report names the mechanism
/// @param named    whether it is the mechanism that the claim speaks of
/// @param least    t, to be at most the square of the least singular value
/// @param greatest u, to be at least the square of the largest
record RowsApart(
        String text, Mechanism mechanism, boolean named, TwoQueries queries, BigFraction least, BigFraction greatest)
        implements Instance<RowsApart> {
    List<List<BigFraction>> keys() {
        return queries.keys();
    }

    /// p - q.
    List<BigFraction> difference() {
        return Entrywise.plus(queries.p(), BigFraction.MINUS_ONE, queries.q());
    }

    BigFraction keyCount() {
        return new BigFraction(queries.keys().size());
    }

    BigFraction width() {
        return new BigFraction(queries.p().size());
    }

    static BigFraction square(List<BigFraction> vector) {
        return CentredGram.sum(
                vector.stream().map(entry -> entry.multiply(entry)).toList());
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", text);
        data.putAll(queries.data());
        data.put("t", ExactText.text(least));
        data.put("u", ExactText.text(greatest));
        return data;
    }

    @Override
    public List<RowsApart> smaller() {
        return queries.smaller().stream()
                .map(smaller -> new RowsApart(text, mechanism, named, smaller, least, greatest))
                .toList();
    }
}
