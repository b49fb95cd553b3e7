package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.util.stream.Stream;

/// `p = q + s W^-1 1` for a square matrix W through which the query enters.
public final class ShiftThroughMatrix implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.mechanism().parameters().stream()
                .filter(parameter -> parameter.shape() instanceof Shape.Matrix)
                .map(Parameter::name)
                .flatMap(matrix -> Stream.of(
                        Collisions.candidate(
                                new Certificate.ShiftedThroughMatrix(matrix, false),
                                "p = q + t " + matrix + "^-1 1 has the row of q for every K"),
                        Collisions.candidate(
                                new Certificate.ShiftedThroughMatrix(matrix, true),
                                "p = q + 2 pi " + matrix + "^-1 1 has the row of q for every K")));
    }
}
