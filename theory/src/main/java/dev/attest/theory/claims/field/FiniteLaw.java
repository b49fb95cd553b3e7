package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Finitely many numbers x_j with weights w_j, which are a probability law where none is negative and they sum
/// to 1; and the length R of an interval.
///
/// @param values  `[n]`
/// @param weights `[n]`
record FiniteLaw(List<BigFraction> values, List<BigFraction> weights, BigFraction length)
        implements Instance<FiniteLaw> {
    FiniteLaw {
        values = List.copyOf(values);
        weights = List.copyOf(weights);
    }

    boolean isNonNegative() {
        return weights.stream().allMatch(weight -> weight.compareTo(BigFraction.ZERO) >= 0);
    }

    boolean sumsToOne() {
        return Entrywise.sum(weights).equals(BigFraction.ONE);
    }

    /// Whether some interval of length R contains all numbers.
    boolean fits() {
        return values.stream()
                .flatMap(one -> values.stream().map(one::subtract))
                .allMatch(difference -> difference.compareTo(length) <= 0);
    }

    /// sum_j w_j |(x_j - mu)^2 - sigma^2|, with mu = sum_j w_j x_j and sigma^2 = sum_j w_j (x_j - mu)^2.
    BigFraction departure() {
        BigFraction mean = weighted(values);
        List<BigFraction> squares =
                values.stream().map(value -> value.subtract(mean).pow(2)).toList();
        BigFraction variance = weighted(squares);
        return weighted(
                squares.stream().map(square -> square.subtract(variance).abs()).toList());
    }

    private BigFraction weighted(List<BigFraction> numbers) {
        return Entrywise.dot(weights, numbers);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("x", ExactText.text(values));
        data.put("w", ExactText.text(weights));
        data.put("R", ExactText.text(length));
        return data;
    }

    /// Fewer numbers, then smaller ones.
    @Override
    public List<FiniteLaw> smaller() {
        var fewer = values.size() == 1
                ? Stream.<FiniteLaw>empty()
                : IntStream.range(0, values.size())
                        .mapToObj(j ->
                                new FiniteLaw(Entrywise.without(values, j), Entrywise.without(weights, j), length));
        var nearer =
                Entrywise.smaller(List.of(values)).map(changed -> new FiniteLaw(changed.getFirst(), weights, length));
        return Stream.concat(fewer, nearer).toList();
    }
}
