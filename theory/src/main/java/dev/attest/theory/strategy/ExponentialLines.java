package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.ExponentialLine;
import dev.attest.theory.certificate.AnalyticEvidence.SparseLine;
import dev.attest.theory.certificate.theorem.EntropyTheorem;
import dev.attest.theory.certificate.theorem.SparseRowTheorem;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import java.util.List;
import java.util.stream.Stream;

/// Exponentials whose exponents grow along a line of queries: all weight goes to one key.
public final class ExponentialLines implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.concat(ofExponentials(reading), ofSparseRow(reading));
    }

    private static Stream<Candidate> ofSparseRow(Reading reading) {
        return reading.form().stream()
                .flatMap(form -> Stream.of(false, true)
                        .filter(axis -> SparseRowTheorem.vanishes(form, axis))
                        .map(axis -> new Candidate(
                                new AnalyticGoal.EntropyWithoutFloor(),
                                new SparseLine(axis),
                                Evidence.PROVED,
                                "far out on a line of queries one score of almost every K is so much larger than all "
                                        + "others that its key has the weight 1")));
    }

    private static Stream<Candidate> ofExponentials(Reading reading) {
        return RowParts.forms(reading)
                .flatMap(form -> Stream.of(false, true).map(axis -> new ExponentialLine(form, axis)))
                .filter(line -> EntropyTheorem.vanishes(reading.form().orElseThrow(), line))
                .map(line -> new Candidate(
                        new AnalyticGoal.EntropyWithoutFloor(),
                        line,
                        Evidence.PROVED,
                        "at q = x " + (line.axis() ? "e_1" : "1")
                                + " the scores are exponentials, and as x grows one key of almost every K takes all"));
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return reading.rowForm()
                .map(form -> List.of(Obstacle.notShown(
                        "the score " + form.score().text(),
                        "to be one exponential that tells keys apart far out on a line of queries, or to be bounded "
                                + "from both sides")))
                .orElse(List.of());
    }
}
