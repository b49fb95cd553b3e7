package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A mechanism, n keys, and a query for each key: a square matrix of rows, M_jl = a_l(q_j).
record RowsOfQueries(BudgetFamily family, Tokens tokens) implements Instance<RowsOfQueries> {
    Mechanism mechanism() {
        return family.mechanism();
    }

    /// m.
    int features() {
        return family.features().applyAsInt(tokens.width());
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", family.text());
        data.put("m", Integer.toString(features()));
        data.put("K", ExactText.matrixText(tokens.keys()));
        data.put("Q", ExactText.matrixText(tokens.queries()));
        return data;
    }

    /// Fewer keys together with their queries, then fewer dimensions, then smaller entries.
    @Override
    public List<RowsOfQueries> smaller() {
        var pairs = tokens.keyCount() == 1
                ? Stream.<Tokens>empty()
                : IntStream.range(0, tokens.keyCount()).mapToObj(tokens::withoutPair);
        var rest = tokens.smaller().stream().filter(smaller -> smaller.keyCount() == tokens.keyCount());
        return Stream.concat(pairs, rest)
                .map(smaller -> new RowsOfQueries(family, smaller))
                .toList();
    }
}
