package dev.attest.theory.certificate;

import dev.attest.theory.scalar.Point;
import java.util.List;

/// Evidence on rows as read-outs of a state that is updated key by key.
public sealed interface RecurrenceEvidence extends Certificate {
    /// The row as a sum of products of something that the query and sums over keys give and a feature of the
    /// key, and those sums over keys as sums of such products: the state is the sums of key features, and of key
    /// features times values.
    ///
    /// @param row  its contraction is the weight
    /// @param sums the contraction of each is what is summed over the keys somewhere in the row
    record StateOfFeatures(List<FeatureBlock> row, List<List<FeatureBlock>> sums) implements RecurrenceEvidence {
        public StateOfFeatures {
            row = List.copyOf(row);
            sums = sums.stream().map(List::copyOf).toList();
        }

        @Override
        public String kind() {
            return "state-of-features";
        }
    }

    /// The text itself shows the row as a product of a vector that knows the key through sums alone, and a
    /// vector of the key.
    record SumsInText() implements RecurrenceEvidence {
        @Override
        public String kind() {
            return "sums-in-text";
        }
    }

    /// The scores of a row form are exponentials of a product along a line, whatever is on either side.
    record GrowingScores(RowForm form) implements RecurrenceEvidence {
        @Override
        public String kind() {
            return "growing-scores";
        }
    }

    /// No position enters the row.
    record NoPositions() implements RecurrenceEvidence {
        @Override
        public String kind() {
            return "no-positions";
        }
    }

    /// Position enters the score through one factor, which falls with the lag.
    ///
    /// @param point where the score of the first key is not 0
    record FallingFactor(RowForm form, Point point) implements RecurrenceEvidence {
        @Override
        public String kind() {
            return "falling-factor";
        }
    }

    /// At the query and first key of a point the score is larger, in size, at the lag `far` than at `near`.
    record GrowingWeight(RowForm form, Point point, int near, int far) implements RecurrenceEvidence {
        @Override
        public String kind() {
            return "growing-weight";
        }
    }

    /// On a constant input the output is a constant times a function of n that keeps its side of every number
    /// from some n on.
    record ConstantInput() implements RecurrenceEvidence {
        @Override
        public String kind() {
            return "constant-input";
        }
    }
}
