package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The theorem behind "softmax models locality better": probability rows with m features put a share of at most
/// s m / n of their mass into windows that hold each of the n keys s times.
@AutoService(Claim.class)
public final class MassInWindowsIsAtMostTheRetrievalBudget implements Claim.Universal<RowsInWindows> {
    private final RetrievalBudgetIsAtMostTheNumberOfFeatures budget = new RetrievalBudgetIsAtMostTheNumberOfFeatures();

    @Override
    public List<Theorem> theorems() {
        return List.of(Theorem.MASS_IN_WINDOWS);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all m, n, s >= 1, queries q_1, ..., q_n, keys and windows N(i) that hold each key at most s "
                        + "times: if the rows are probability vectors with m features, the mass of the rows in their "
                        + "windows is at most s m in all.",
                "a_j(q) = \\phi(q) \\cdot \\psi_j,\\; \\phi, \\psi_j \\in \\mathbb R^m \\implies \\sum_{i=1}^n "
                        + "\\sum_{j \\in N(i)} a_j(q_i) \\le s\\, m",
                List.of(
                        "K: every real n x d matrix; Q: every choice of a query for each position",
                        "N: every choice of windows that hold each key at most s times",
                        "no mask"),
                "Every a_j(q_i) is at most sup_q a_j(q), and at most s windows hold j: the mass is at most s times "
                        + "the retrieval budget, which is at most m. Softmax over keys on a circle has no such m: with "
                        + "q_i = c k_i and windows of the key itself the mass goes to n.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("retrieval budget"),
                Optional.empty());
    }

    @Override
    public RowsInWindows draw(RandomGenerator random, int size) {
        var rows = budget.draw(random, size);
        return new RowsInWindows(
                rows, 1 + random.nextInt(Math.min(2, rows.tokens().keyCount())));
    }

    /// Those of the retrieval budget.
    @Override
    public List<Hypothesis<RowsInWindows>> hypotheses() {
        return budget.hypotheses().stream()
                .map(hypothesis -> Hypothesis.<RowsInWindows>of(
                        hypothesis.name(), instance -> hypothesis.holds().test(instance.rows())))
                .toList();
    }

    @Override
    public Finding conclusion(RowsInWindows instance) {
        return RetrievalBudgetIsAtMostTheNumberOfFeatures.rational(instance.rows())
                .<Finding>map(matrix -> exactly(matrix, instance))
                .orElseGet(() -> enclosed(instance));
    }

    private static int bound(RowsInWindows instance) {
        return instance.window() * instance.rows().features();
    }

    private static Finding exactly(RationalMatrix matrix, RowsInWindows instance) {
        var mass = BigFraction.ZERO;
        for (int i = 0; i < matrix.columns(); i++) {
            for (int j : instance.keys(i).toArray()) {
                mass = mass.add(matrix.rows().get(i).get(j));
            }
        }
        return new Finding.Exact(
                mass.compareTo(new BigFraction(bound(instance))) <= 0,
                "mass " + ExactText.text(mass) + ", s m = " + bound(instance));
    }

    private static Finding enclosed(RowsInWindows instance) {
        var scalars = new Enclosures();
        var tokens = instance.rows().tokens();
        try {
            Enclosure mass = IntStream.range(0, tokens.keyCount())
                    .mapToObj(i -> {
                        var row = Rows.evaluator(scalars, instance.rows().mechanism(), tokens.keys(), tokens.query(i));
                        return instance.keys(i).mapToObj(row::weight).reduce(Enclosure.ZERO, scalars::add);
                    })
                    .reduce(Enclosure.ZERO, scalars::add);
            Enclosure margin = scalars.subtract(scalars.of(new BigFraction(bound(instance))), mass);
            return new Finding.Enclosed(margin.lo(), margin.hi(), "mass in " + mass + ", s m = " + bound(instance));
        } catch (Undefined undefined) {
            return new Finding.Undecided("a row is undefined: " + undefined.getMessage());
        }
    }
}
