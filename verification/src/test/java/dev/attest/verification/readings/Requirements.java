package dev.attest.verification.readings;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a text needs in order to be defined, at one point, exactly.
///
/// A requirement speaks of every key `j`, `j2` and every coordinate `a1`, `a2` that it mentions.
record Requirements(Point point) {
    private static final List<String> KEYS = List.of(Atom.HERE, "j2", "j3");
    private static final List<String> COORDINATES = List.of("a1", "a2", "a3");

    /// For some keys and coordinates the expression has a sign that is not allowed.
    boolean fails(Domain.Requirement requirement) {
        return anywhere(requirement, false);
    }

    /// The same, or the expression cannot be read exactly somewhere.
    boolean mayFail(Domain.Requirement requirement) {
        return anywhere(requirement, true);
    }

    private boolean anywhere(Domain.Requirement requirement, boolean whenUnknown) {
        return assignments().stream().anyMatch(indices -> {
            try {
                var value = new NormalFormEvaluator<>(new Rationals(), point).evaluate(requirement.expression(), indices);
                return !requirement.need().isMetBy(SignSet.of(value));
            } catch (Undefined | Declined e) {
                return whenUnknown;
            }
        });
    }

    private List<Map<String, Integer>> assignments() {
        var keys = extended(List.of(Map.of()), KEYS, name -> point.keys().size());
        return extended(keys, COORDINATES, name -> point.query().size());
    }

    private static List<Map<String, Integer>> extended(
            List<Map<String, Integer>> maps, List<String> names, Function<String, Integer> size) {
        var extended = maps;
        for (var name : names) {
            var next = new ArrayList<Map<String, Integer>>();
            for (var map : extended) {
                for (int value = 0; value < size.apply(name); value++) {
                    var larger = new HashMap<>(map);
                    larger.put(name, value);
                    next.add(larger);
                }
            }
            extended = next;
        }
        return extended;
    }
}
