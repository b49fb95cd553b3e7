package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/// Looks for an exact example of a collision among queries with small entries.
final class CollisionSearch {
    private static final int[] ENTRIES = {1, 2, 0, 3, -1, -2};
    private static final int[][] KEY_ROWS = {{1, 0}, {0, 1}, {1, 2}};
    private static final int MOST_QUERIES = 36;

    private final Mechanism mechanism;

    private CollisionSearch(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    static CollisionSearch of(Mechanism mechanism) {
        return new CollisionSearch(mechanism);
    }

    /// Any two queries with one row.
    Optional<Collision> find() {
        return find(query -> Optional.empty());
    }

    /// Two queries with one row, the second one made from the first by `partner` where it makes one.
    Optional<Collision> find(Function<List<BigFraction>, Optional<List<BigFraction>>> partner) {
        if (mechanism.grid()) {
            return Optional.empty();
        }
        var base = new SmallPoints(mechanism).point(2);
        int width = base.query().size();
        var keys = keys(width);
        var point = new SmallPoints(mechanism).point(2, keys);
        Map<List<BigFraction>, Point> seen = new HashMap<>();
        for (var query : queries(width)) {
            var at = point.withQuery(query);
            var row = ExactRows.at(mechanism, at);
            if (row.isEmpty()) {
                continue;
            }
            var made = partner.apply(query);
            if (made.isPresent()) {
                if (!made.get().equals(query)
                        && ExactRows.at(mechanism, at.withQuery(made.get())).equals(row)) {
                    return Optional.of(new Collision(at, made.get()));
                }
                continue;
            }
            var earlier = seen.putIfAbsent(row.get(), at);
            if (earlier != null) {
                return Optional.of(new Collision(earlier, query));
            }
        }
        return Optional.empty();
    }

    private static List<List<BigFraction>> keys(int width) {
        var keys = new ArrayList<List<BigFraction>>();
        for (var entries : KEY_ROWS) {
            var key = new ArrayList<BigFraction>();
            for (int i = 0; i < width; i++) {
                key.add(new BigFraction(entries[i % entries.length]));
            }
            keys.add(key);
        }
        return keys;
    }

    /// Queries (a, b, b, ...).
    private static List<List<BigFraction>> queries(int width) {
        var queries = new ArrayList<List<BigFraction>>();
        for (int first : ENTRIES) {
            for (int second : ENTRIES) {
                var query = new ArrayList<BigFraction>();
                for (int i = 0; i < width; i++) {
                    query.add(new BigFraction(i == 0 ? first : second));
                }
                queries.add(query);
            }
        }
        return queries.subList(0, Math.min(MOST_QUERIES, queries.size()));
    }
}
