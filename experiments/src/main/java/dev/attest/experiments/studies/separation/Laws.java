package dev.attest.experiments.studies.separation;

import dev.attest.experiments.run.SideBySide;
import dev.attest.theory.separation.ColumnLaw;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.Probability;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Exact laws, each computed once.
final class Laws {
    private static final Map<Contest, ColumnLaw> KNOWN = new ConcurrentHashMap<>();

    /// A law without the thresholds that it was counted from.
    private record Counted(Map<Network, Probability> probabilities, Probability bad, Probability good)
            implements ColumnLaw {
        static Counted of(ColumnLaw law) {
            return new Counted(law.probabilities(), law.bad(), law.good());
        }
    }

    private Laws() {}

    static ColumnLaw of(Contest contest) {
        return KNOWN.computeIfAbsent(contest, each -> Counted.of(each.law()));
    }

    /// Computes those of many places side by side.
    static void prepare(List<Place> places) {
        SideBySide.map(places.stream().map(Place::contest).distinct().toList(), Laws::of);
    }
}
