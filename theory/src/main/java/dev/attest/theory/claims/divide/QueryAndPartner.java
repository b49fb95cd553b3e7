package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A family of collisions, keys, a query q and a number c.
///
/// @param tokens the keys, and q as the only query
record QueryAndPartner(CollisionFamily family, Tokens tokens, BigFraction c) implements Instance<QueryAndPartner> {
    List<List<BigFraction>> keys() {
        return tokens.keys();
    }

    List<BigFraction> q() {
        return tokens.query(0);
    }

    List<BigFraction> p() {
        return family.partner().apply(q(), c);
    }

    /// The circle, or sphere, of radius c around q.
    Sphere sphere() {
        return new Sphere(family.at(tokens.width()), tokens, c);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("phi(x)", family.phi());
        data.put("family", family.formula());
        data.put("K", ExactText.matrixText(keys()));
        data.put("q", ExactText.text(q()));
        data.put("c", ExactText.text(c));
        return data;
    }

    @Override
    public List<QueryAndPartner> smaller() {
        Stream<QueryAndPartner> tokensSmaller = tokens.smaller().stream()
                .filter(smaller -> smaller.width() == tokens.width() || !family.fixesTheWidth())
                .map(smaller -> new QueryAndPartner(family, smaller, c));
        Stream<QueryAndPartner> numberSmaller = Entrywise.smaller(List.of(List.of(c)))
                .map(rows -> new QueryAndPartner(family, tokens, rows.getFirst().getFirst()));
        return Stream.concat(tokensSmaller, numberSmaller).toList();
    }
}
