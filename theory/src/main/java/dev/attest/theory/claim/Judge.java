package dev.attest.theory.claim;

import dev.attest.theory.claim.Claim.Existential;
import dev.attest.theory.claim.Claim.Structural;
import dev.attest.theory.claim.Claim.Universal;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges a claim: the same claim and root seed get the same judgement on every machine.
public final class Judge {
    private Judge() {}

    public static Judgement judge(Claim claim, long rootSeed) {
        return judge(claim, rootSeed, Effort.STANDARD);
    }

    public static Judgement judge(Claim claim, long rootSeed, Effort effort) {
        return switch (claim) {
            case Universal<?> universal ->
                withDecider(claim, new UniversalTrial<>(universal, rootSeed, effort).judge());
            case Existential<?> existential -> withDecider(claim, ExistentialTrial.judge(existential));
            case Structural structural -> new StructuralTrial(structural).judge();
        };
    }

    private static Judgement withDecider(Claim claim, Judgement own) {
        return claim instanceof Structural structural ? together(own, new StructuralTrial(structural).judge()) : own;
    }

    /// Two independent ways to one statement: samples and the decider. Where they contradict each other nothing
    /// is said.
    static Judgement together(Judgement sampled, Judgement decided) {
        String because = sampled.because() + "; " + decided.because();
        if (decided.verdict() == Verdict.UNDECIDED || decided.verdict() == sampled.verdict()) {
            return withVerdict(sampled, sampled.verdict(), stronger(sampled, decided), because);
        }
        String disagreement =
                "samples say " + sampled.verdict() + ", the decider " + decided.verdict() + ": " + because;
        return withVerdict(sampled, Verdict.UNDECIDED, Optional.empty(), disagreement);
    }

    private static Optional<Evidence> stronger(Judgement one, Judgement other) {
        return Stream.of(one.evidence(), other.evidence())
                .flatMap(Optional::stream)
                .min(Evidence::compareTo);
    }

    private static Judgement withVerdict(
            Judgement judgement, Verdict verdict, Optional<Evidence> evidence, String because) {
        return new Judgement(
                judgement.claim(),
                verdict,
                evidence,
                because,
                judgement.cases(),
                judgement.counterexample(),
                judgement.teeth(),
                judgement.decoys());
    }
}
