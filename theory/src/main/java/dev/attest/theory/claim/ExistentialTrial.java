package dev.attest.theory.claim;

import dev.attest.theory.claim.Claim.Existential;
import dev.attest.theory.claim.Judgement.Decoys;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;

/// Verifies the witness and offers the decoys. A witness that does not verify leaves the statement open:
/// another might.
final class ExistentialTrial {
    private ExistentialTrial() {}

    static <W> Judgement judge(Existential<W> claim) {
        Finding finding = claim.verify(claim.witness());
        List<W> decoys = claim.decoys();
        long turnedDown = decoys.stream()
                .filter(decoy -> claim.verify(decoy).verdict() == Verdict.FAILS)
                .count();
        boolean verified = finding.verdict() == Verdict.HOLDS;
        return new Judgement(
                claim,
                verified ? Verdict.HOLDS : Verdict.UNDECIDED,
                verified ? Optional.of(finding.evidence()) : Optional.empty(),
                verified ? finding.detail() : "the witness does not verify: " + finding.detail(),
                1,
                Optional.empty(),
                List.of(),
                new Decoys(decoys.size(), Math.toIntExact(turnedDown)));
    }
}
