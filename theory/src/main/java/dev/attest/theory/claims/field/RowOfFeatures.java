package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism with features to hold it to, n keys, and one query.
record RowOfFeatures(MixtureFamily family, Tokens tokens) implements Instance<RowOfFeatures> {
    Mechanism mechanism() {
        return family.mechanism();
    }

    List<List<BigFraction>> keys() {
        return tokens.keys();
    }

    List<BigFraction> query() {
        return tokens.query(0);
    }

    /// phi(q), `[m]`.
    List<BigFraction> queryFeatures() {
        return IntStream.range(0, features())
                .mapToObj(f -> rational(family.ofQuery(f, tokens.width())).getFirst())
                .toList();
    }

    /// psi(k_j) for every key, feature by feature, `[m][n]`.
    List<List<BigFraction>> keyFeatures() {
        return IntStream.range(0, features())
                .mapToObj(f -> rational(family.ofKeys(f, tokens.width())))
                .toList();
    }

    /// p_f for every feature whose values at the keys do not sum to 0.
    KeySideLaws laws() {
        return new KeySideLaws(IntStream.range(0, features())
                .mapToObj(this::law)
                .flatMap(Optional::stream)
                .toList());
    }

    /// sum_f w_f p_f if w_f >= 0 and sum_f w_f = 1; the sums run over the features that have a law.
    Optional<List<BigFraction>> mixture() {
        List<BigFraction> mixture = Collections.nCopies(tokens.keyCount(), BigFraction.ZERO);
        BigFraction total = BigFraction.ZERO;
        for (int f = 0; f < features(); f++) {
            var law = law(f);
            if (law.isPresent()) {
                BigFraction share = share(f);
                if (share.compareTo(BigFraction.ZERO) < 0) {
                    return Optional.empty();
                }
                mixture = Entrywise.plus(mixture, share, law.get());
                total = total.add(share);
            }
        }
        return total.equals(BigFraction.ONE) ? Optional.of(mixture) : Optional.empty();
    }

    private int features() {
        return family.features().applyAsInt(tokens.width());
    }

    private Optional<List<BigFraction>> law(int f) {
        try {
            return Optional.of(rational(family.law(f, tokens.width())));
        } catch (Undefined _) {
            return Optional.empty();
        }
    }

    private BigFraction share(int f) {
        return rational(family.share(f, tokens.width())).getFirst();
    }

    private List<BigFraction> rational(Mechanism mechanism) {
        return Rows.row(new Rationals(), mechanism, keys(), query());
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", family.text());
        data.put("K", ExactText.matrixText(keys()));
        data.put("q", ExactText.text(query()));
        return data;
    }

    @Override
    public List<RowOfFeatures> smaller() {
        return tokens.smaller().stream()
                .map(smaller -> new RowOfFeatures(family, smaller))
                .toList();
    }
}
