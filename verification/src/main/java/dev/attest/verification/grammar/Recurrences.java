package dev.attest.verification.grammar;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Bodies with states: what is kept of a state, what a key adds to it, and how the query reads it.
final class Recurrences {
    private static final List<String> KEPT =
            List.of("S", "g * S", "beta * S", "S * diag(vec)", "(S - beta * outer(S * k, k))", "S * E", "1/2 * S");
    private static final List<String> ADDED = List.of(
            "outer(v, k)", "outer(v, relu(k))", "beta * outer(v, k)", "outer(v, exp(k))", "(1 + j) * outer(v, k)");
    private static final List<String> READ = List.of(
            "output = S * q",
            "output = S * relu(q)",
            "output = S * (q / sqrt(d))",
            "state z : vector(d) = z + relu(k)\noutput = S * relu(q) / dot(z, relu(q))",
            "read = S * q\noutput = rmsnorm(read)",
            "read = S * q\noutput = read * gamma",
            "output = S * q / n");

    private Recurrences() {}

    static Arbitrary<String> any() {
        return Combinators.combine(Arbitraries.of(KEPT), Arbitraries.of(ADDED), Arbitraries.of(READ))
                .as((kept, added, read) -> "state S : matrix(dv, d) = " + kept + " + " + added + "\n" + read + "\n");
    }
}
