package dev.attest.theory.claims.divide;

import dev.attest.theory.statement.Condition;
import java.util.List;

/// The keys affinely span R^d.
final class KeysSpan {
    static final Condition CONDITION = new Condition.Rank(List.of("k[j,a1]"), true, "d + 1");

    private KeysSpan() {}
}
