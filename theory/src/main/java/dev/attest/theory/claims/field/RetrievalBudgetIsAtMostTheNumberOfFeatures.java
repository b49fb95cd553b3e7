package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Probability rows with m features share a budget: `sum_j sup_q a_j(q) <= m`. However many keys there are, on
/// average no key can receive more than m/n.
@AutoService(Claim.class)
public final class RetrievalBudgetIsAtMostTheNumberOfFeatures implements Claim.Universal<RowsOfQueries> {
    private static final Exponentials SCALARS = new Exponentials();

    private final List<BudgetFamily> families = BudgetFamily.all();

    @Override
    public List<Theorem> theorems() {
        return List.of(Theorem.RETRIEVAL_BUDGET);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all m, n >= 1 and keys: if every row a(q) is a probability vector and the rows have m "
                        + "features, then the best weights that queries can give to the n keys sum to at most m.",
                "a(q) \\ge 0,\\; \\textstyle\\sum_j a_j(q) = 1,\\; a_j(q) = \\phi(q) \\cdot \\psi_j,\\; \\phi, "
                        + "\\psi_j \\in \\mathbb R^m \\implies \\sum_{j=1}^n \\sup_q a_j(q) \\le m",
                List.of(
                        "K: every real n x d matrix",
                        "q_1, ..., q_n: every choice of a query for each key; M with rows a(q_j)",
                        "no mask, or the last row of a causal one"),
                "For any queries q_1, ..., q_n the matrix M_jl = a_l(q_j) is stochastic, so its eigenvalues are at "
                        + "most 1 in absolute value, and of rank at most m, so at most m of them are not 0: trace M "
                        + "<= rank M <= m. Softmax has no finite m: its budget reaches n where all keys are "
                        + "vertices of their hull.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("the spectral radius of a stochastic matrix is 1"),
                Optional.empty());
    }

    @Override
    public RowsOfQueries draw(RandomGenerator random, int size) {
        BudgetFamily family = families.get(random.nextInt(families.size()));
        int width = 1 + random.nextInt(Math.min(Math.min(size, 3), family.maxWidth()));
        List<List<BigFraction>> keys = Tokens.draw(random, 1 + random.nextInt(size + 1), 0, width, size)
                .keys();
        var queries = IntStream.range(0, keys.size())
                .mapToObj(j -> bestQuery(random, family, keys, j, size))
                .toList();
        return new RowsOfQueries(family, new Tokens(keys, queries));
    }

    /// Of the key itself, a multiple of it and two others, the query that gives key j most. Only the choice is
    /// in doubles.
    private static List<BigFraction> bestQuery(
            RandomGenerator random, BudgetFamily family, List<List<BigFraction>> keys, int j, int size) {
        int width = keys.getFirst().size();
        return Stream.of(
                        keys.get(j),
                        Entrywise.times(new BigFraction(2 * size), keys.get(j)),
                        Tokens.vector(random, width, size),
                        Tokens.vector(random, width, size))
                .max(Comparator.comparingDouble(query -> weight(family, keys, query, j)))
                .orElseThrow();
    }

    private static double weight(BudgetFamily family, List<List<BigFraction>> keys, List<BigFraction> query, int j) {
        try {
            return Rows.evaluator(new Doubles(), family.mechanism(), keys, query)
                    .weight(j);
        } catch (Undefined | Declined _) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    @Override
    public List<Hypothesis<RowsOfQueries>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "no row has a negative entry",
                        rows(row -> row.stream().allMatch(entry -> SCALARS.sign(entry) >= 0))),
                Hypothesis.of("every row sums to 1", rows(RetrievalBudgetIsAtMostTheNumberOfFeatures::sumsToOne)),
                Hypothesis.of(
                        "the rows have m features: rank M <= m",
                        instance -> instance.family().separable()
                                && rational(instance)
                                        .filter(matrix -> matrix.rank() <= instance.features())
                                        .isPresent()));
    }

    private static Predicate<RowsOfQueries> rows(Predicate<List<Exponential>> test) {
        return instance -> instance.tokens().queries().stream()
                .map(query -> Rows.exact(instance.mechanism(), instance.tokens().keys(), query))
                .allMatch(row -> row.filter(test).isPresent());
    }

    private static boolean sumsToOne(List<Exponential> row) {
        return row.stream().reduce(SCALARS.of(BigFraction.ZERO), SCALARS::add).sameAs(SCALARS.of(BigFraction.ONE));
    }

    /// M, or empty where a row is undefined or not rational.
    static Optional<RationalMatrix> rational(RowsOfQueries instance) {
        try {
            return Optional.of(new RationalMatrix(instance.tokens().queries().stream()
                    .map(query -> Rows.row(
                            new Rationals(),
                            instance.mechanism(),
                            instance.tokens().keys(),
                            query))
                    .toList()));
        } catch (Undefined | Declined _) {
            return Optional.empty();
        }
    }

    @Override
    public Finding conclusion(RowsOfQueries instance) {
        return rational(instance)
                .<Finding>map(matrix -> exactly(matrix, instance.features()))
                .orElseGet(() -> enclosed(instance));
    }

    private static Finding exactly(RationalMatrix matrix, int features) {
        BigFraction trace = matrix.trace();
        return new Finding.Exact(
                trace.compareTo(new BigFraction(features)) <= 0,
                "trace " + ExactText.text(trace) + ", rank " + matrix.rank() + ", m = " + features);
    }

    private static Finding enclosed(RowsOfQueries instance) {
        var scalars = new Enclosures();
        try {
            Enclosure trace = IntStream.range(0, instance.tokens().keyCount())
                    .mapToObj(j -> Rows.evaluator(
                                    scalars,
                                    instance.mechanism(),
                                    instance.tokens().keys(),
                                    instance.tokens().query(j))
                            .weight(j))
                    .reduce(Enclosure.ZERO, scalars::add);
            Enclosure margin = scalars.subtract(scalars.of(new BigFraction(instance.features())), trace);
            return new Finding.Enclosed(margin.lo(), margin.hi(), "trace in " + trace + ", m = " + instance.features());
        } catch (Undefined undefined) {
            return new Finding.Undecided("a row is undefined: " + undefined.getMessage());
        }
    }
}
