package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;

/// Statements by who says them.
final class Said {
    private static final String PAPER = "han2024bridging";

    private Said() {}

    /// As published, and true.
    static Statement published(
            String words, String latex, List<String> quantifiers, String argument, String place, String... restsOn) {
        return holding(words, latex, quantifiers, argument, new Source(PAPER, place), Status.THEOREM, restsOn);
    }

    /// Published with less, or with a gap.
    static Statement sharpened(
            String words, String latex, List<String> quantifiers, String argument, String place, String... restsOn) {
        return holding(words, latex, quantifiers, argument, new Source(PAPER, place), Status.SHARPENED, restsOn);
    }

    /// Derived here.
    static Statement derived(String words, String latex, List<String> quantifiers, String argument, String... restsOn) {
        return holding(words, latex, quantifiers, argument, Source.HERE, Status.DERIVED, restsOn);
    }

    /// What a reader may take the paper to say, and is false.
    static Statement misread(
            String words,
            String latex,
            List<String> quantifiers,
            String argument,
            String place,
            Class<? extends Claim> repair) {
        return new Statement(
                words,
                latex,
                quantifiers,
                argument,
                new Source(PAPER, place),
                Status.FOLKLORE,
                Verdict.FAILS,
                List.of(),
                Optional.of(repair));
    }

    private static Statement holding(
            String words,
            String latex,
            List<String> quantifiers,
            String argument,
            Source source,
            Status status,
            String... restsOn) {
        return new Statement(
                words, latex, quantifiers, argument, source, status, Verdict.HOLDS, List.of(restsOn), Optional.empty());
    }
}
