package dev.attest.theory.separation;

import dev.attest.theory.scalar.ExactText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// One instance of the two datasets and of the readout. Token i has the row `sqrt(log n) (a [i is special], b
/// e_k(i), c)` of width `d = groups + 2`, where k(i) is its group and every group has `n / groups` tokens; a is
/// `a0` in the first dataset and `a1` in the second. Queries, keys and values are these rows, `Q K^T` is given
/// by the weights. A column y of the readout is a uniformly random sign vector of length d, and fires when some
/// output c_i has `<c_i, y> >= (c + gamma) sqrt(log n)`.
///
/// [deng2023superiority, self-attention and cross-attention datasets]
///
/// @param n      tokens, a multiple of `groups`, at least 2
/// @param groups at least 1, in [Pairing#CROSS] at least 2
/// @param a0     >= 0, size of the special entry in the first dataset
/// @param a1     >= 0, the same in the second
/// @param b      >= 0, size of the entry of the group
/// @param c      >= 0, size of the constant entry
/// @param gamma  > 0, by how much the threshold exceeds the constant entry
public record Setting(
        Pairing pairing,
        long n,
        int groups,
        BigFraction a0,
        BigFraction a1,
        BigFraction b,
        BigFraction c,
        BigFraction gamma,
        Weights weights) {
    /// Above this the binomials have too many digits.
    public static final int MOST_GROUPS = 1 << 20;

    /// @throws IllegalArgumentException with a sentence if it is not as described
    public Setting {
        int least = pairing == Pairing.SELF ? 1 : 2;
        if (groups < least || groups > MOST_GROUPS) {
            throw new IllegalArgumentException("groups: expected " + least + " to " + MOST_GROUPS + ", got " + groups);
        }
        if (n < 2 || n % groups != 0) {
            throw new IllegalArgumentException("n: expected a multiple of " + groups + " groups, at least 2, got " + n);
        }
        notNegative("a0", a0);
        notNegative("a1", a1);
        notNegative("b", b);
        notNegative("c", c);
        if (gamma.compareTo(BigFraction.ZERO) <= 0) {
            throw new IllegalArgumentException("gamma: expected more than 0, got " + ExactText.text(gamma));
        }
    }

    /// Self-attention with the weights of the paper.
    public static Setting self(
            long n, int groups, BigFraction a0, BigFraction a1, BigFraction b, BigFraction c, BigFraction gamma) {
        return new Setting(Pairing.SELF, n, groups, a0, a1, b, c, gamma, Weights.IDENTITY);
    }

    public Setting with(Pairing other) {
        return new Setting(other, n, groups, a0, a1, b, c, gamma, weights);
    }

    public Setting with(Weights other) {
        return new Setting(pairing, n, groups, a0, a1, b, c, gamma, other);
    }

    /// With other tokens and groups.
    public Setting sized(long tokens, int count) {
        return new Setting(pairing, tokens, count, a0, a1, b, c, gamma, weights);
    }

    /// With another number in the place of one.
    ///
    /// @param name as in [#texts()]
    public Setting with(String name, BigFraction value) {
        var texts = new LinkedHashMap<>(texts());
        texts.put(name, ExactText.text(value));
        return of(texts);
    }

    /// Tokens of one group.
    public long groupSize() {
        return n / groups;
    }

    /// d, the width of a token and of a column of the readout.
    public int width() {
        return groups + 2;
    }

    /// The size of the special entry in a dataset.
    public BigFraction special(Dataset dataset) {
        return dataset == Dataset.FIRST ? a0 : a1;
    }

    /// Its numbers by name, exact.
    public SequencedMap<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("pairing", pairing.name().toLowerCase(Locale.ROOT));
        texts.put("n", Long.toString(n));
        texts.put("groups", Integer.toString(groups));
        texts.put("a0", ExactText.text(a0));
        texts.put("a1", ExactText.text(a1));
        texts.put("b", ExactText.text(b));
        texts.put("c", ExactText.text(c));
        texts.put("gamma", ExactText.text(gamma));
        texts.put("weight-special", ExactText.text(weights.special()));
        texts.put("weight-group", ExactText.text(weights.group()));
        texts.put("weight-constant", ExactText.text(weights.constant()));
        return Collections.unmodifiableSequencedMap(texts);
    }

    /// The setting of which [#texts()] says this.
    ///
    /// @throws IllegalArgumentException with a sentence if it is none
    public static Setting of(Map<String, String> texts) {
        var exact = new ExactFields(texts);
        var setting = new Setting(
                exact.choice("pairing", Pairing.values()),
                exact.whole("n"),
                Math.toIntExact(exact.whole("groups")),
                exact.number("a0"),
                exact.number("a1"),
                exact.number("b"),
                exact.number("c"),
                exact.number("gamma"),
                new Weights(
                        exact.number("weight-special"), exact.number("weight-group"), exact.number("weight-constant")));
        exact.nothingElse(setting.texts().keySet());
        return setting;
    }

    private static void notNegative(String name, BigFraction value) {
        if (value.compareTo(BigFraction.ZERO) < 0) {
            throw new IllegalArgumentException(name + ": expected at least 0, got " + ExactText.text(value));
        }
    }
}
