package dev.attest.theory.statement;

import java.util.List;
import java.util.stream.Collectors;

/// A condition on keys, widths or parameters, as data.
public sealed interface Condition {
    /// In words and symbols, such as `rank [K 1] = d + 1`.
    String words();

    /// No condition: every K.
    record Always() implements Condition {
        @Override
        public String words() {
            return "always";
        }
    }

    /// The matrix with one row for each key, holding the value of each feature there (and a 1), has the rank
    /// `value`, which is its number of columns.
    ///
    /// @param features     each in index notation, a function of the key `j`
    /// @param withConstant there is a column of ones
    /// @param value        the number of columns, such as `d + 1`
    record Rank(List<String> features, boolean withConstant, String value) implements Condition {
        private static final String KEY_ITSELF = "k[j,a1]";

        public Rank {
            features = List.copyOf(features);
        }

        @Override
        public String words() {
            boolean keysThemselves = features.equals(List.of(KEY_ITSELF));
            var matrix = keysThemselves ? "K" : "psi(K)";
            var written = withConstant ? "rank [" + matrix + " 1]" : "rank " + matrix;
            var where = keysThemselves ? "" : ", psi(k_j) = (" + String.join(", ", features) + ")";
            return written + " = " + value + where;
        }
    }

    /// A parameter matrix has full rank; `augmented` appends a column of ones first.
    record FullRank(String parameter, boolean augmented) implements Condition {
        @Override
        public String words() {
            return augmented ? "[" + parameter + " 1] of full rank" : parameter + " of full rank";
        }
    }

    /// One width is at least another one plus `more`.
    record WidthAtLeast(String width, String other, int more) implements Condition {
        @Override
        public String words() {
            return width + " >= " + other + (more == 0 ? "" : " + " + more);
        }
    }

    /// Almost every K (Lebesgue) with at least `times d + more` keys.
    record AlmostEveryKeys(int times, int more) implements Condition {
        /// With at least `2d + 2` keys.
        public AlmostEveryKeys() {
            this(2, 2);
        }

        @Override
        public String words() {
            return "almost every K with n >= " + (times == 1 ? "" : times) + "d" + (more == 0 ? "" : " + " + more);
        }
    }

    /// Every open half-space `{k : a . k > 0}`, a not 0, holds d independent keys.
    record HalfSpaces() implements Condition {
        @Override
        public String words() {
            return "every open half-space with 0 on its edge holds d independent keys";
        }
    }

    /// A number that is drawn or learned is not 0.
    record NonZero(String parameter) implements Condition {
        @Override
        public String words() {
            return parameter + " is not 0";
        }
    }

    /// Almost every matrix with more rows than columns: the entries of W x are whole multiples of pi, all at
    /// once, only for x = 0.
    record OffLattice(String parameter) implements Condition {
        @Override
        public String words() {
            return "the entries of " + parameter + " x are not all whole multiples of pi for any x but 0";
        }
    }

    /// Each feature is positive at two keys at least, or at none.
    ///
    /// @param features each in index notation, a function of the key `j`, not negative
    record EachFeatureTwiceOrNever(List<String> features) implements Condition {
        public EachFeatureTwiceOrNever {
            features = List.copyOf(features);
        }

        @Override
        public String words() {
            return "each feature is positive at two keys or none" + where(features);
        }
    }

    /// Some feature is positive at exactly one key.
    ///
    /// @param features as above
    record SomeFeatureOnce(List<String> features) implements Condition {
        public SomeFeatureOnce {
            features = List.copyOf(features);
        }

        @Override
        public String words() {
            return "some feature is positive at exactly one key" + where(features);
        }
    }

    /// Every psi(k_j) lies in the span of the others: of n vectors, n > d, in general position, say.
    ///
    /// @param features the entries of psi, each in index notation, a function of the key `j`
    record EachInSpanOfOthers(List<String> features) implements Condition {
        public EachInSpanOfOthers {
            features = List.copyOf(features);
        }

        @Override
        public String words() {
            return "every psi(k_j) lies in the span of the others" + where(features);
        }
    }

    /// Some psi(k_j) does not lie in the span of the others: of n vectors, n <= d, in general position, say.
    ///
    /// @param features as above
    record SomeOutsideSpanOfOthers(List<String> features) implements Condition {
        public SomeOutsideSpanOfOthers {
            features = List.copyOf(features);
        }

        @Override
        public String words() {
            return "some psi(k_j) does not lie in the span of the others" + where(features);
        }
    }

    private static String where(List<String> features) {
        return ", psi(k_j) = (" + String.join(", ", features) + ")";
    }

    /// Almost every K (Lebesgue) with at least `least` keys.
    ///
    /// @param least a number in terms of widths, such as `d`
    record AlmostEveryKeysFrom(String least) implements Condition {
        @Override
        public String words() {
            return "almost every K with n >= " + least;
        }
    }

    /// On the content of a weight, channel by channel: the products `q_t k_t` that it is made of have one sign.
    record OneSignOfContent() implements Condition {
        @Override
        public String words() {
            return "the products of the entries of query and key have one sign";
        }
    }

    /// On the content of a weight: its products have both signs.
    record MixedContent() implements Condition {
        @Override
        public String words() {
            return "the products of the entries of query and key have both signs";
        }
    }

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String words() {
            return conditions.stream().map(Condition::words).collect(Collectors.joining(" and "));
        }
    }

    /// All of them; the only one if there is only one.
    static Condition all(List<Condition> conditions) {
        return switch (conditions.size()) {
            case 0 -> new Always();
            case 1 -> conditions.getFirst();
            default -> new All(conditions);
        };
    }
}
