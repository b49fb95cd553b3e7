package dev.attest.theory.statement;

import java.util.List;
import java.util.stream.Collectors;

/// A number that the keys alone determine: `factor` times a measure of the features psi(k_1) ... psi(k_n), each
/// a vector with the Euclidean norm.
///
/// @param features the entries of psi(k_j); none for [Measure#ONE]
/// @param factor   in index notation, free of queries and keys, not negative
public record KeyMeasure(Measure measure, List<Feature> features, String factor) {
    private static final String KEY_ITSELF = "k[j,a1]";

    public KeyMeasure {
        features = List.copyOf(features);
    }

    /// A family of entries of psi(k_j): `key` in index notation, for each value of the indices `a1`, `a2` ...
    ///
    /// @param widths how far each index runs: a width name or a number
    public record Feature(String key, List<String> widths) {
        public Feature {
            widths = List.copyOf(widths);
        }
    }

    /// What is measured.
    public enum Measure {
        /// 1.
        ONE,
        /// The largest |psi(k_j) - psi(k_l)|.
        DIAMETER,
        /// The same with 0 as one more vector beside the psi(k_j).
        DIAMETER_WITH_ZERO,
        /// The largest |psi(k_j)|.
        LARGEST,
        /// The sum of |psi(k_j)| over the keys.
        TOTAL
    }

    public String words() {
        var measured = switch (measure) {
            case ONE -> "";
            case DIAMETER -> "diam(" + set() + ")";
            case DIAMETER_WITH_ZERO -> "diam(" + set() + " and 0)";
            case LARGEST -> "max_j |" + vector() + "|";
            case TOTAL -> "sum_j |" + vector() + "|";
        };
        if (measured.isEmpty() || factor.equals("1")) {
            return measured.isEmpty() ? factor : measured;
        }
        return (factor.contains(" + ") ? "(" + factor + ")" : factor) + " " + measured;
    }

    private boolean isKeyItself() {
        return features.size() == 1
                && features.getFirst().key().equals(KEY_ITSELF)
                && features.getFirst().widths().equals(List.of("d"));
    }

    private String set() {
        return isKeyItself() ? "K" : "{" + vector() + "}";
    }

    private String vector() {
        return isKeyItself()
                ? "k_j"
                : "(" + features.stream().map(Feature::key).collect(Collectors.joining(", ")) + ")";
    }

    /// The sum of several, in words.
    public static String words(List<KeyMeasure> measures) {
        return measures.isEmpty()
                ? "0"
                : measures.stream().map(KeyMeasure::words).collect(Collectors.joining(" + "));
    }
}
