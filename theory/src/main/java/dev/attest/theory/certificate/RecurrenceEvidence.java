package dev.attest.theory.certificate;

import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Evidence on rows as read-outs of a state that is updated key by key.
public sealed interface RecurrenceEvidence extends Certificate {
    /// A row form whose score is a sum of feature products: the state is the sum of key features times values,
    /// the sum of key features where S is needed, and the sum of values where there is a shift.
    record StateOfScores(RowForm form, List<FeatureBlock> blocks) implements RecurrenceEvidence {
        public StateOfScores {
            blocks = List.copyOf(blocks);
        }
    }

    /// The row as a sum of products of something that the query and sums over keys give and a feature of the
    /// key, and those sums over keys as sums of such products: the state is the sums of key features, and of
    /// key features times values.
    ///
    /// @param row  its contraction is the weight
    /// @param sums the contraction of each is what is summed over the keys somewhere in the row
    record StateOfFeatures(List<FeatureBlock> row, List<List<FeatureBlock>> sums) implements RecurrenceEvidence {
        public StateOfFeatures {
            row = List.copyOf(row);
            sums = sums.stream().map(List::copyOf).toList();
        }
    }

    /// The text itself shows the row as a product of a vector that knows the key through sums alone, and a
    /// vector of the key.
    record SumsInText() implements RecurrenceEvidence {}

    /// The row is one exponential of a product along a line, whatever is on either side.
    record GrowingExponentials() implements RecurrenceEvidence {}

    /// The row is one of sparsemax or entmax: far out, queries put all weight on any key on a circle.
    record SelectedKeys() implements RecurrenceEvidence {}

    /// The scores of a row form are, on a curve, a function of one product that is no polynomial.
    record GrowingScores(RowForm form, StructureEvidence.Curve curve) implements RecurrenceEvidence {}

    /// No position enters the row.
    record NoPositions() implements RecurrenceEvidence {}

    /// Position enters the score through one factor, which falls with the lag.
    ///
    /// @param point where the score of the first key is not 0
    record FallingFactor(RowForm form, Point point) implements RecurrenceEvidence {}

    /// At the query and first key of a point the score is larger, in size, at the lag `far` than at `near`.
    record GrowingWeight(RowForm form, Point point, int near, int far) implements RecurrenceEvidence {}

    /// On a constant input the output is a constant times a function of n that keeps its side of every number
    /// from some n on.
    record ConstantInput() implements RecurrenceEvidence {}

    /// The states of the file, whose updates are linear and know one token.
    record StatesOfText() implements RecurrenceEvidence {}

    /// The parallel form of the file is the row that its states give, by form.
    record UnrolledStates() implements RecurrenceEvidence {}

    /// A point at which the parallel form of the file and the row that its states give differ.
    record FormsAtPoint(Point point, boolean exact) implements RecurrenceEvidence {}

    /// Two tokens, one for each bit, that exchange states of the file: after any bits the states are one of
    /// few, and which one says their parity.
    ///
    /// @param zero the token of the bit 0 as the only key, and the query
    /// @param one  that of the bit 1; widths, query, parameters and what comes with the query are those of
    ///     `zero`
    record ParityTokens(Point zero, List<BigFraction> zeroValue, Point one, List<BigFraction> oneValue)
            implements RecurrenceEvidence {
        public ParityTokens {
            zeroValue = List.copyOf(zeroValue);
            oneValue = List.copyOf(oneValue);
        }
    }

    /// The eigenvalues of the transition of the file's state are real and above -1.
    record SettlingStates() implements RecurrenceEvidence {}

    /// At a later key of 0 the transition of the file's state shrinks every channel, or leaves all as they are.
    ///
    /// @param point  one key whose weight is not 0
    /// @param growth keys that are 0 from the second on, where the weight of the first is larger for the last
    ///     of them than for the one before, since the channels shrink at rates of their own
    record StatesAtZero(Point point, Optional<Point> growth) implements RecurrenceEvidence {}

    /// A divisor or logarithm in the update of the file's state fails where the key is 0.
    record UndefinedAtZero() implements RecurrenceEvidence {}

    /// Keys that are 0 from the second on: the weight of the first is larger for the last than for the one
    /// before.
    record GrowingThroughZeros(Point point) implements RecurrenceEvidence {}

    /// The rows of the file's states are inner products of the query with vectors that span.
    record SpanningStates() implements RecurrenceEvidence {}

    /// The rows of the file's states are inner products of a vector of the query.
    record StateReadOut() implements RecurrenceEvidence {}

    /// The weight of the last key does not know the transition, and is almost nowhere 0.
    record LastWeight() implements RecurrenceEvidence {}

    /// Every divisor, logarithm and root in the updates and the read-out of the file's state keeps an allowed
    /// sign.
    record StateDomain() implements RecurrenceEvidence {}
}
