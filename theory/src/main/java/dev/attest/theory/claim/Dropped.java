package dev.attest.theory.claim;

import dev.attest.theory.claim.Claim.Universal;
import dev.attest.theory.statement.Verdict;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A universal statement without one of its hypotheses.
final class Dropped<I extends Instance<I>> {
    private final Universal<I> claim;
    private final Hypothesis<I> dropped;

    Dropped(Universal<I> claim, Hypothesis<I> dropped) {
        this.claim = claim;
        this.dropped = dropped;
    }

    /// Looks for a counterexample among instances that violate the dropped hypothesis alone.
    Tooth bite(RandomGenerator random, Effort effort) {
        Optional<I> first = Optional.empty();
        int violations = 0;
        int refuted = 0;
        int wanted = dropped.necessary() ? effort.cases() : 1;
        for (int attempt = 0; attempt < effort.attempts() && refuted < wanted; attempt++) {
            I instance = claim.draw(random, effort.size(attempt));
            if (!violates(instance)) {
                continue;
            }
            violations++;
            if (refutes(instance)) {
                refuted++;
                first = first.or(() -> Optional.of(instance));
            } else if (dropped.necessary()) {
                return toothless("it is not necessary: the conclusion was not refuted for " + instance.text());
            }
        }
        int seen = violations;
        int bites = refuted;
        return first.<Tooth>map(instance -> new Tooth.Bites(dropped.name(), smallest(instance), seen, bites))
                .orElseGet(() -> toothless(
                        seen == 0
                                ? "no instance drawn violates it alone"
                                : "none of the " + seen
                                        + " instances drawn that violate it alone refutes the conclusion"));
    }

    private Tooth toothless(String reason) {
        return new Tooth.Toothless(dropped.name(), reason);
    }

    private Counterexample smallest(I instance) {
        I small = Shrinker.shrink(instance, candidate -> violates(candidate) && refutes(candidate));
        I attacked = dropped.adversary().apply(small);
        return Counterexample.of(attacked, claim.conclusion(attacked));
    }

    private boolean refutes(I instance) {
        I attacked = dropped.adversary().apply(instance);
        return violates(attacked) && claim.conclusion(attacked).verdict() == Verdict.FAILS;
    }

    private boolean violates(I instance) {
        return !dropped.holds().test(instance)
                && claim.hypotheses().stream()
                        .filter(hypothesis -> !hypothesis.name().equals(dropped.name()))
                        .allMatch(hypothesis -> hypothesis.holds().test(instance));
    }
}
