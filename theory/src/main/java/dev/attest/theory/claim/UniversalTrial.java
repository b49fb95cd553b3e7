package dev.attest.theory.claim;

import dev.attest.theory.claim.Claim.Universal;
import dev.attest.theory.claim.Judgement.Decoys;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Draws instances under all hypotheses, then drops each hypothesis in turn.
final class UniversalTrial<I extends Instance<I>> {
    private final Universal<I> claim;
    private final long rootSeed;
    private final Effort effort;

    UniversalTrial(Universal<I> claim, long rootSeed, Effort effort) {
        this.claim = claim;
        this.rootSeed = rootSeed;
        this.effort = effort;
    }

    Judgement judge() {
        var tally = new Tally();
        RandomGenerator random = Seeds.generator(rootSeed, claim, "cases");
        for (int attempt = 0; attempt < effort.attempts() && tally.cases < effort.cases(); attempt++) {
            I instance = claim.draw(random, effort.size(attempt));
            if (!allHold(instance)) {
                continue;
            }
            Finding finding = claim.conclusion(instance);
            if (finding.verdict() == Verdict.FAILS) {
                return refuted(instance, tally.cases + 1);
            }
            tally.add(finding);
        }
        return sampled(tally);
    }

    private Judgement sampled(Tally tally) {
        boolean enough = tally.cases == effort.cases();
        Verdict verdict = enough && tally.undecided == 0 ? Verdict.HOLDS : Verdict.UNDECIDED;
        Optional<Evidence> evidence = verdict == Verdict.HOLDS ? Optional.of(Evidence.SUPPORTED) : Optional.empty();
        String because = enough
                ? tally.text()
                : "only " + tally.cases + " of " + effort.attempts() + " draws satisfied the hypotheses, expected "
                        + effort.cases();
        List<Tooth> teeth = claim.hypotheses().stream().map(this::drop).toList();
        return new Judgement(claim, verdict, evidence, because, tally.cases, Optional.empty(), teeth, Decoys.NONE);
    }

    private Judgement refuted(I instance, int cases) {
        I small = Shrinker.shrink(instance, this::refutes);
        Counterexample counterexample = Counterexample.of(small, claim.conclusion(small));
        return new Judgement(
                claim,
                Verdict.FAILS,
                Optional.of(counterexample.finding().evidence()),
                counterexample.text(),
                cases,
                Optional.of(counterexample),
                List.of(),
                Decoys.NONE);
    }

    private Tooth drop(Hypothesis<I> dropped) {
        return dropped.technical()
                .<Tooth>map(reason -> new Tooth.Technical(dropped.name(), reason))
                .orElseGet(() -> new Dropped<>(claim, dropped)
                        .bite(Seeds.generator(rootSeed, claim, "without " + dropped.name()), effort));
    }

    private boolean refutes(I instance) {
        return allHold(instance) && claim.conclusion(instance).verdict() == Verdict.FAILS;
    }

    private boolean allHold(I instance) {
        return claim.hypotheses().stream()
                .allMatch(hypothesis -> hypothesis.holds().test(instance));
    }

    /// Findings so far.
    private static final class Tally {
        private int cases;
        private int exact;
        private int enclosed;
        private int undecided;
        private String firstUndecided = "";

        void add(Finding finding) {
            cases++;
            if (finding.verdict() == Verdict.UNDECIDED) {
                firstUndecided = undecided++ == 0 ? finding.detail() : firstUndecided;
            } else if (finding instanceof Finding.Exact) {
                exact++;
            } else if (finding instanceof Finding.Enclosed) {
                enclosed++;
            }
        }

        String text() {
            if (undecided > 0) {
                return undecided + " of " + cases + " instances were not decided, the first: " + firstUndecided;
            }
            int sampled = cases - exact - enclosed;
            return "holds in all " + cases + " instances drawn: " + exact + " decided exactly, " + enclosed
                    + " by enclosures, " + sampled + " by samples";
        }
    }
}
