package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Verdict;
import dev.attest.theory.strategy.BoundedScoresOfRows;
import dev.attest.theory.strategy.ExponentialLines;
import dev.attest.theory.strategy.KeyLawsOfFeatures;
import dev.attest.theory.strategy.PolynomialScoresOfRows;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// No query makes a row as sharp as one likes.
@AutoService(Property.class)
public final class EntropyFloor implements Property {
    private static final List<Strategy> STRATEGIES = List.of(
            new KeyLawsOfFeatures(), new BoundedScoresOfRows(), new ExponentialLines(), new PolynomialScoresOfRows());

    @Override
    public String id() {
        return "entropy-floor";
    }

    @Override
    public int order() {
        return 130;
    }

    @Override
    public String meaning() {
        return "Rows are probability vectors, and for n >= 2 the infimum over q of the entropy of a_K(q) is positive under "
                + "the condition on K; the value bounds it from below.";
    }

    @Override
    public String failureMeaning() {
        return "Rows are probability vectors, and for n >= 2 and almost every K the infimum over q of the entropy of a_K(q) "
                + "is 0.";
    }

    /// Rows that are not probability vectors have no entropy.
    @Override
    public Answer decide(Reading reading) {
        var sums = new RowsSumToOne().decide(reading);
        if (sums.verdict() == Verdict.FAILS) {
            return Answer.notApplicable(id(), "the entries of a row do not always add up to 1", sums);
        }
        var signs = new NonNegative().decide(reading);
        if (signs.verdict() == Verdict.FAILS) {
            return Answer.notApplicable(id(), "some entry of a row is negative", signs);
        }
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "laws of the keys of which each row is a mixture, or queries whose rows tend to one key, would settle it");
    }
}
