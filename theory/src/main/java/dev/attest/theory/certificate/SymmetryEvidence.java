package dev.attest.theory.certificate;

import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Evidence on what a row or an output does when keys, tokens or values are changed together.
public sealed interface SymmetryEvidence extends Certificate {
    /// The weight, as it stands or in normal form, mentions keys only as that of its own entry and inside
    /// reductions over all keys, and no position of a key.
    record SymmetricForm() implements SymmetryEvidence {}

    /// The output is by form a sum of the values with factors that are not negative and add up to 1
    /// identically.
    ///
    /// @param form of the factors, where their sign follows from it
    record ConvexWeights(Optional<RowForm> form) implements SymmetryEvidence {}

    /// One instance, evaluated as the text stands: no normal form is needed.
    sealed interface Instance extends SymmetryEvidence {
        Point point();

        /// In rationals; otherwise in enclosures.
        boolean exact();
    }

    /// The row changes when `translation`, [d], is added to every key.
    record TranslatedRows(Point point, List<BigFraction> translation, boolean exact) implements Instance {
        public TranslatedRows {
            translation = List.copyOf(translation);
        }
    }

    /// The row is not permuted with its keys.
    ///
    /// @param order a permutation of 0 to n - 1: the key at place j is that of `order[j]`
    record PermutedRows(Point point, List<Integer> order, boolean exact) implements Instance {
        public PermutedRows {
            order = List.copyOf(order);
        }
    }

    /// The output changes when every token has a copy.
    ///
    /// @param values [n][dv]
    record CopiedTokens(Point point, List<List<BigFraction>> values, boolean exact) implements Instance {
        public CopiedTokens {
            values = values.stream().map(List::copyOf).toList();
        }
    }

    /// The output lies further in a direction than every value.
    ///
    /// @param values    [n][dv]
    /// @param direction [dv]
    record OutputAtPoint(Point point, List<List<BigFraction>> values, List<BigFraction> direction, boolean exact)
            implements Instance {
        public OutputAtPoint {
            values = values.stream().map(List::copyOf).toList();
            direction = List.copyOf(direction);
        }
    }
}
