package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Segments joined where they share an end.
final class Chains {
    record Segment(Spot from, Spot to) {
        Spot beyond(Spot end) {
            return end.equals(from) ? to : from;
        }
    }

    private final Map<Spot, List<Segment>> atEnd = new LinkedHashMap<>();
    private final Set<Segment> left;

    private Chains(List<Segment> segments) {
        left = new LinkedHashSet<>(segments);
        for (var segment : left) {
            atEnd.computeIfAbsent(segment.from(), _ -> new ArrayList<>()).add(segment);
            atEnd.computeIfAbsent(segment.to(), _ -> new ArrayList<>()).add(segment);
        }
    }

    /// Chains that begin at a loose end where there is one.
    static List<List<Spot>> of(List<Segment> segments) {
        var chains = new Chains(segments);
        var starts = chains.atEnd.keySet().stream()
                .sorted(Comparator.comparing(
                        spot -> chains.atEnd.getOrDefault(spot, List.of()).size() == 2))
                .toList();
        var found = new ArrayList<List<Spot>>();
        for (var start : starts) {
            for (var chain = chains.from(start); chain.size() > 1; chain = chains.from(start)) {
                found.add(chain);
            }
        }
        return found;
    }

    private List<Spot> from(Spot start) {
        var chain = new ArrayList<>(List.of(start));
        while (true) {
            var end = chain.getLast();
            var next = atEnd.getOrDefault(end, List.of()).stream()
                    .filter(left::contains)
                    .findFirst();
            if (next.isEmpty()) {
                return chain;
            }
            left.remove(next.get());
            chain.add(next.get().beyond(end));
        }
    }
}
