package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// As many keys as queries, all of them numbers: d = 1.
record NumbersOnALine(Tokens tokens) implements Instance<NumbersOnALine> {
    boolean hasDifferentKeys() {
        return areDifferent(tokens.keys());
    }

    boolean hasDifferentQueries() {
        return areDifferent(tokens.queries());
    }

    private static boolean areDifferent(List<List<BigFraction>> vectors) {
        return new HashSet<>(vectors).size() == vectors.size();
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("K", ExactText.matrixText(tokens.keys()));
        data.put("Q", ExactText.matrixText(tokens.queries()));
        return data;
    }

    /// Fewer pairs, then smaller entries.
    @Override
    public List<NumbersOnALine> smaller() {
        var pairs = tokens.keyCount() == 1
                ? Stream.<Tokens>empty()
                : IntStream.range(0, tokens.keyCount()).mapToObj(tokens::withoutPair);
        return Stream.concat(pairs, tokens.smallerEntries())
                .map(NumbersOnALine::new)
                .toList();
    }
}
