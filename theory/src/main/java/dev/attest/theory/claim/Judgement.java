package dev.attest.theory.claim;

import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;

/// What the judge found about a claim.
///
/// @param verdict        of the statement as it is worded
/// @param evidence       what stands behind the verdict; empty when undecided
/// @param because        the verdict in a line: how many cases of what kind, or what refutes it
/// @param cases          instances, witnesses or definitions that were tried
/// @param counterexample what refutes it, made small; present exactly when an instance was found
/// @param teeth          what came of dropping each hypothesis; empty where the statement fails as it is
/// @param decoys         how many decoys were turned down, and of how many
public record Judgement(
        Claim claim,
        Verdict verdict,
        Optional<Evidence> evidence,
        String because,
        int cases,
        Optional<Counterexample> counterexample,
        List<Tooth> teeth,
        Decoys decoys) {
    public Judgement {
        teeth = List.copyOf(teeth);
    }

    /// @param offered    decoys offered
    /// @param turnedDown decoys of which the property was shown not to hold
    public record Decoys(int offered, int turnedDown) {
        static final Decoys NONE = new Decoys(0, 0);
    }

    /// Whether everything is as the claim expects: the verdict, every tooth, every decoy.
    public boolean asExpected() {
        return verdict == claim.statement().expected() && canFail();
    }

    /// Whether the claim showed that it can fail.
    public boolean canFail() {
        return teeth.stream().noneMatch(Tooth.Toothless.class::isInstance) && decoys.turnedDown() == decoys.offered();
    }
}
