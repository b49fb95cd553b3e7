package dev.attest.theory.latex;

import dev.attest.theory.formula.Definition;
import dev.attest.theory.formula.Expression;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Set;

/// How a sum over the keys of the row is written: from 1 to n, or from 0 where positions are mentioned, or up
/// to the query.
enum LatexRows {
    FROM_ONE,
    FROM_ZERO,
    CAUSAL;

    static LatexRows of(Mechanism mechanism) {
        if (mechanism.causal()) {
            return CAUSAL;
        }
        return mentionsPositions(mechanism.definitions()) ? FROM_ZERO : FROM_ONE;
    }

    private static boolean mentionsPositions(List<Definition> definitions) {
        return definitions.stream()
                .flatMap(definition -> definition.body().all())
                .anyMatch(part ->
                        part instanceof Expression.Name name && Set.of("i", "j").contains(name.name()));
    }

    /// Up to and including one key.
    String sum(String index, String last) {
        return "\\sum_{" + index + (this == FROM_ONE ? "=1" : "=0") + "}^{" + last + "}";
    }

    String sum(String index) {
        return switch (this) {
            case FROM_ONE -> "\\sum_{" + index + "=1}^{n}";
            case FROM_ZERO -> "\\sum_{" + index + "=0}^{n-1}";
            case CAUSAL -> "\\sum_{" + index + "=0}^{i}";
        };
    }
}
