package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.EntropyTheorem;
import dev.attest.theory.certificate.theorem.OrderInKeys;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import java.util.List;
import java.util.stream.Stream;

/// The entries of a row are of a negative order in n while queries and keys stay bounded.
public final class OrdersOfEntries implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.concat(ofBoundedRatios(reading), ofOrders(reading));
    }

    private static Stream<Candidate> ofBoundedRatios(Reading reading) {
        return RowParts.forms(reading)
                .map(AnalyticEvidence.BoundedRatio::new)
                .filter(EntropyTheorem::isOfBoundedRatio)
                .map(scores -> new Candidate(
                        new AnalyticGoal.Disperses(),
                        scores,
                        Evidence.PROVED,
                        "scores between two positive numbers leave every key a constant over n at most"));
    }

    private static Stream<Candidate> ofOrders(Reading reading) {
        return RowParts.of(reading)
                .filter(parts -> parts.stream().allMatch(OrdersOfEntries::disperses))
                .map(parts -> new Candidate(
                        new AnalyticGoal.Disperses(),
                        new AnalyticEvidence.OrderInKeys(parts),
                        Evidence.PROVED,
                        "on bounded queries and keys an entry of the row is at most a constant times " + order(parts)));
    }

    private static boolean disperses(RowForm form) {
        return OrderInKeys.ofEntry(form)
                .filter(order -> Exact.signum(order) < 0)
                .isPresent();
    }

    private static String order(List<RowForm> parts) {
        return parts.stream()
                .map(form -> OrderInKeys.ofEntry(form).orElseThrow())
                .max((left, right) -> left.compareTo(right))
                .map(order -> "n^(" + Exact.text(order) + ")")
                .orElseThrow();
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return RowParts.of(reading)
                .flatMap(List::stream)
                .filter(form -> !disperses(form))
                .limit(1)
                .map(form -> Obstacle.notShown(
                        "an entry with the score " + form.score().text(),
                        "to be of a negative order in n on bounded queries and keys"))
                .toList();
    }
}
