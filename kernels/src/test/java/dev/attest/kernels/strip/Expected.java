package dev.attest.kernels.strip;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The value of a term from the evaluator of the theory, with its bound, and whether a computed value agrees. A
/// term is undefined as a whole: a vector, where one of its entries is.
final class Expected {
    enum Finding {
        AGREES,
        DIFFERS,
        UNDEFINED_IN_BOTH,
        UNDEFINED,
        DECLINED
    }

    private final Evaluator<Single> evaluator;

    Expected(Tokens tokens, int query) {
        var none = new Term.Pi();
        var mechanism = new Mechanism(
                "random",
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of(),
                List.of(),
                Optional.empty(),
                none,
                none,
                List.of(),
                "",
                List.of());
        this.evaluator = new Evaluator<>(new SingleBounds(), mechanism, tokens.point(query));
    }

    Finding compare(Term term, int key, int entry, float computed) {
        try {
            var expected =
                    evaluator.entries(term, Map.of(Term.HERE, key)).values().get(entry);
            return Math.abs(computed - expected.value()) <= expected.error() ? Finding.AGREES : Finding.DIFFERS;
        } catch (Undefined noValue) {
            return Float.isNaN(computed) ? Finding.UNDEFINED_IN_BOTH : Finding.UNDEFINED;
        } catch (Declined unknown) {
            return Finding.DECLINED;
        }
    }
}
