package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.studies.confusion.EnclosedPairs.Pair;
import dev.attest.experiments.studies.confusion.EnclosedPairs.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/// Queries of patches beside constructed ones: 2 q, and q + 1 in every entry.
final class MovedQueries {
    static final List<ConfusedKernel.Move> MOVES = List.of(ConfusedKernel.Move.DOUBLED, ConfusedKernel.Move.SHIFTED);

    private final EnclosedPairs enclosed;
    private final List<Seen> queries;

    /// @param most how many queries of the image, the first that are not 0
    MovedQueries(EnclosedPairs enclosed, List<Seen> seen, int most) {
        this.enclosed = enclosed;
        queries = seen.stream()
                .filter(query -> Arrays.stream(query.query()).anyMatch(entry -> entry != 0))
                .limit(most)
                .toList();
    }

    /// Pairs with both rows.
    static String pairs(ConfusedKernel.Move move) {
        return "pairs " + move.text();
    }

    /// Pairs whose rows are certainly different.
    static String apart(ConfusedKernel.Move move) {
        return "apart " + move.text();
    }

    /// Pairs certainly nearer than the lower modulus says, or farther than the upper one.
    static String outside(ConfusedKernel.Move move) {
        return "outside the moduli " + move.text();
    }

    /// Pairs certainly as far apart as the lower modulus says, and that is a positive distance.
    static String beyond(ConfusedKernel.Move move) {
        return "beyond the modulus " + move.text();
    }

    /// The least distance that rows have for certain.
    static String least(ConfusedKernel.Move move) {
        return "least distance " + move.text();
    }

    /// The greatest distance that rows can have.
    static String most(ConfusedKernel.Move move) {
        return "greatest distance " + move.text();
    }

    void addTo(SortedMap<String, Double> metrics) {
        MOVES.forEach(move -> addTo(metrics, move));
    }

    private void addTo(SortedMap<String, Double> metrics, ConfusedKernel.Move move) {
        var found = new ArrayList<Pair>();
        for (var query : queries) {
            enclosed.pair(query, enclosed.see(move.of(query.query()))).ifPresent(found::add);
        }
        metrics.put(pairs(move), (double) found.size());
        metrics.put(apart(move), (double)
                found.stream().filter(pair -> !pair.mayBeTogether()).count());
        metrics.put(
                outside(move), (double) found.stream().filter(Pair::isOutside).count());
        metrics.put(beyond(move), (double)
                found.stream().filter(MovedQueries::isBeyond).count());
        metrics.put(
                least(move),
                found.stream().mapToDouble(pair -> pair.rows().lo()).min().orElse(Double.NaN));
        metrics.put(
                most(move),
                found.stream().mapToDouble(pair -> pair.rows().hi()).max().orElse(Double.NaN));
    }

    private static boolean isBeyond(Pair pair) {
        return pair.bounds()
                .filter(within -> within.lower().lo() > 0
                        && pair.rows().lo() >= within.lower().hi())
                .isPresent();
    }
}
