package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// What m columns do follows from what one does: exactly, and not by a union bound.
@AutoService(Claim.class)
public final class ColumnsFireIndependently implements Claim.Universal<Vectors> {
    private static final int KINDS = 4;

    @Override
    public Statement statement() {
        return new Statement(
                "For every m and every law of one column that is bad, good or neither: if m columns are "
                        + "independent, none is bad "
                        + "and one is good with probability (1 - bad)^m - (1 - bad - good)^m exactly; so "
                        + "a network fires "
                        + "with probability 1 - (1 - p)^m.",
                "\\Pr[E] = (1 - p_{\\mathrm{bad}})^m - (1 - p_{\\mathrm{bad}} - p_{\\mathrm{good}})^m",
                List.of(
                        "F > 0 exactly when some output and column have <c_i, y> >= tau: summands below "
                                + "tau > 0 are 0",
                        "drawn here: each of four equally likely columns bad (negative), good (positive) "
                                + "or neither (0); "
                                + "all m-tuples are counted"),
                "No column is bad with probability (1 - bad)^m, and none is bad or good with (1 - bad - " + "good)^m.",
                Paper.RECONSTRUCTED,
                Status.THEOREM,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public Vectors draw(RandomGenerator random, int size) {
        return new Vectors(
                Tokens.draw(random, KINDS, 0, 1, 1), new BigFraction(1 + random.nextInt(4)), random.nextInt(3) > 0);
    }

    @Override
    public List<Hypothesis<Vectors>> hypotheses() {
        return List.of(
                Hypothesis.<Vectors>of(
                                "m >= 1 columns", instance -> instance.number().compareTo(BigFraction.ONE) >= 0)
                        .technical("without it there is no readout"),
                Hypothesis.of("the columns are independent (otherwise: all equal)", Vectors::first));
    }

    @Override
    public Finding conclusion(Vectors instance) {
        List<Integer> kinds =
                instance.entries().stream().map(BigFraction::intValue).toList();
        int columns = instance.number().intValue();
        BigFraction quiet = share(kinds, kind -> kind >= 0);
        BigFraction idle = share(kinds, kind -> kind == 0);
        BigFraction formula = quiet.pow(columns).subtract(idle.pow(columns));
        BigFraction counted = instance.first() ? counted(kinds, columns) : share(kinds, kind -> kind > 0);
        return new Finding.Exact(
                counted.equals(formula),
                "counted " + Decimals.text(counted) + ", the formula says " + Decimals.text(formula));
    }

    private static BigFraction share(List<Integer> kinds, IntPredicate test) {
        long count = kinds.stream().filter(test::test).count();
        return Fractions.of(count).divide(kinds.size());
    }

    private static BigFraction counted(List<Integer> kinds, int columns) {
        long all = Math.round(StrictMath.pow(kinds.size(), columns));
        long wanted = 0;
        for (long tuple = 0; tuple < all; tuple++) {
            boolean bad = false;
            boolean good = false;
            long rest = tuple;
            for (int column = 0; column < columns; column++) {
                int kind = kinds.get((int) (rest % kinds.size()));
                bad |= kind < 0;
                good |= kind > 0;
                rest /= kinds.size();
            }
            wanted += good && !bad ? 1 : 0;
        }
        return Fractions.of(wanted).divide(Fractions.of(all));
    }
}
