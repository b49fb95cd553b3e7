package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Subtracting the mean where linear attention divides by the sum leaves a temperature, and with one that
/// suits it InLine attention separates the datasets.
@AutoService(Claim.class)
public final class InlineSeparatesAtATemperature implements Claim.Existential<BigFraction> {
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final int COLUMNS = 20;
    private static final BigFraction DELTA = new BigFraction(1, 1000);

    @Override
    public Statement statement() {
        return new Statement(
                "For n = 500, G = 50, (a0, a1, b, c, gamma) = (1/10, 13/10, 1/10, 1/2, 1/10) and m = 20 "
                        + "there is a factor lambda "
                        + "with which InLine weights 1/n + lambda (l_ij - mean_j l_ij) of the logits with "
                        + "Q K^T = I output 0 on D0 "
                        + "and more than 0 on D1 with probability at least 1 - (3/4)^m - 1/1000 over the "
                        + "random readout; 1/n, "
                        + "the factor of the published code, is none.",
                "\\exists \\lambda\\colon \\Pr_Y\\bigl[F^\\lambda_{\\mathrm{inl}}(D_0) = 0 < "
                        + "F^\\lambda_{\\mathrm{inl}}(D_1)\\bigr] "
                        + "\\ge 1 - (3/4)^m - \\delta",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "the witness: lambda = 1/10; linear attention has "
                                + "no such factor, see "
                                + "the-scale-of-the-weights-means-nothing-to-linear-attention"),
                "The constant entry adds the same to all logits of a row and drops out. The special row "
                        + "has lambda log n (a^2 + b^2) "
                        + "and a little on the special key; with lambda = 1/n that is of order log n / n.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("Hoeffding's inequality for signs"),
                Optional.empty());
    }

    @Override
    public BigFraction witness() {
        return new BigFraction(1, 10);
    }

    /// The factor of the published code, half of it, and none.
    @Override
    public List<BigFraction> decoys() {
        return Stream.of("1/500", "1/1000", "0").map(Fractions::parse).toList();
    }

    /// It separates where a column in four fires on D1 and D0 stays silent but for a chance of delta; it does
    /// not where the chance that anything fires on D1 is below what is promised.
    @Override
    public Finding verify(BigFraction scale) {
        var second = InlineRows.of(new BigFraction(13, 10), scale);
        Enclosure loud = InlineRows.of(new BigFraction(1, 10), scale).fires(COLUMNS);
        Enclosure fires = second.excess();
        Enclosure silent = ENCLOSURES.subtract(ENCLOSURES.of(DELTA), loud);
        if (fires.lo() >= 0 && silent.lo() >= 0) {
            return new Finding.Enclosed(
                    Math.min(fires.lo(), silent.lo()),
                    Math.min(fires.hi(), silent.hi()),
                    "a column in four fires on D1, some of 20 on D0 with at most " + loud.hi());
        }
        Enclosure on = second.fires(COLUMNS);
        Enclosure promised = ENCLOSURES.of(
                BigFraction.ONE.subtract(Fractions.threeQuarters(COLUMNS)).subtract(DELTA));
        Enclosure above = ENCLOSURES.subtract(on, promised);
        return above.hi() < 0
                ? new Finding.Enclosed(
                        -promised.hi(), above.hi(), "some of 20 columns fires on D1 with at most " + on.hi())
                : new Finding.Undecided("neither was shown for lambda = " + scale);
    }
}
