package dev.attest.theory.claims.field;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Vectors p_f with sum 1, `[any][n]`, made from the keys alone: laws where no entry is negative.
record KeySideLaws(List<List<BigFraction>> laws) {
    private static final Enclosures SCALARS = new Enclosures();

    boolean areLaws() {
        return !laws.isEmpty()
                && laws.stream().flatMap(List::stream).allMatch(entry -> entry.compareTo(BigFraction.ZERO) >= 0);
    }

    BigFraction greatest(int j) {
        return at(j).reduce(KeySideLaws::larger).orElseThrow();
    }

    BigFraction least(int j) {
        return at(j).reduce((a, b) -> larger(a, b).equals(a) ? b : a).orElseThrow();
    }

    private Stream<BigFraction> at(int j) {
        return laws.stream().map(law -> law.get(j));
    }

    private static BigFraction larger(BigFraction a, BigFraction b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /// An entry of the row that no mixture of laws among these has, in words.
    Optional<String> separation(List<BigFraction> row) {
        return IntStream.range(0, row.size())
                .mapToObj(j -> separation(row.get(j), j))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> separation(BigFraction entry, int j) {
        String name = "a_" + (j + 1) + " = " + ExactText.text(entry);
        if (entry.compareTo(greatest(j)) > 0) {
            return Optional.of(name + " > " + ExactText.text(greatest(j)) + " = max_f p_f(" + (j + 1) + ")");
        }
        BigFraction least = larger(least(j), BigFraction.ZERO);
        return entry.compareTo(least) < 0
                ? Optional.of(name + " < " + ExactText.text(least) + ", the least that a law gives key " + (j + 1))
                : Optional.empty();
    }

    /// min_f H(p_f).
    Enclosure leastEntropy() {
        return entropies().reduce(SCALARS::min).orElseThrow();
    }

    /// max_f H(p_f).
    Enclosure greatestEntropy() {
        return entropies().reduce(SCALARS::max).orElseThrow();
    }

    private Stream<Enclosure> entropies() {
        return laws.stream().map(law -> entropy(law.stream().map(SCALARS::of).toList()));
    }

    /// H(p) = -sum p log p, where 0 log 0 = 0.
    ///
    /// @throws dev.attest.theory.scalar.Undefined if an entry is negative
    /// @throws dev.attest.theory.scalar.Declined  if an entry may be negative or 0 and is not known to be 0
    static Enclosure entropy(List<Enclosure> law) {
        return law.stream()
                .filter(entry -> !entry.equals(Enclosure.ZERO))
                .map(entry -> SCALARS.negate(SCALARS.multiply(entry, SCALARS.log(entry))))
                .reduce(Enclosure.ZERO, SCALARS::add);
    }
}
