package dev.attest.experiments.studies.confusion;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import java.util.List;

/// Distances and inner products of enclosed vectors.
final class EnclosedVectors {
    private static final Enclosures SCALARS = new Enclosures();

    private EnclosedVectors() {}

    /// The Euclidean distance.
    static Enclosure distance(List<Enclosure> left, List<Enclosure> right) {
        var squares = Enclosure.ZERO;
        for (int entry = 0; entry < left.size(); entry++) {
            var difference = SCALARS.subtract(left.get(entry), right.get(entry));
            squares = SCALARS.add(squares, SCALARS.power(difference, 2));
        }
        return SCALARS.sqrt(squares);
    }

    static Enclosure dot(List<Enclosure> left, List<Enclosure> right) {
        var sum = Enclosure.ZERO;
        for (int entry = 0; entry < left.size(); entry++) {
            sum = SCALARS.add(sum, SCALARS.multiply(left.get(entry), right.get(entry)));
        }
        return sum;
    }
}
