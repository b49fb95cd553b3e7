package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// Queries put in the place of a query, for symbolic d, n and K: which expressions stay the same, and whether
/// the text stays defined.
public final class Substitutions {
    private static final Polynomial SCALE = Polynomial.of(new Atom.Symbol("$c", List.of(), SignSet.POSITIVE));
    private static final Polynomial STEP = Polynomial.of(new Atom.Symbol("$t", List.of(), SignSet.ANY));
    private static final String MOVE = "$u";
    private static final BigFraction QUARTER = new BigFraction(1, 4);
    private static final int LOWEST_DEGREE = -4;
    private static final int HIGHEST_DEGREE = 8;

    private Substitutions() {}

    /// The expression with the query replaced.
    ///
    /// @throws NormalFormException if the result has no normal form
    public static Polynomial apply(Polynomial expression, QuerySubstitution substitution) {
        return substitution == QuerySubstitution.SAME
                ? expression
                : Substitution.replace(
                        expression,
                        atom -> atom instanceof Atom.QueryEntry entry && !entry.mean()
                                ? Optional.of(entry(entry, substitution))
                                : Optional.empty());
    }

    private static Polynomial entry(Atom.QueryEntry entry, QuerySubstitution substitution) {
        var query = Polynomial.of(entry);
        return switch (substitution) {
            case SAME -> query;
            case SCALED -> SCALE.times(query);
            case NEGATED -> query.negate();
            case SHIFTED -> query.plus(STEP);
            case SHIFTED_APART -> query.plus(STEP.times(firstTwo(entry.index())));
            case TURNED -> query.plus(Polynomial.size("pi").times(Polynomial.of(2)));
            case MINUS_TWO -> Polynomial.of(-2);
            case MINUS_ONE -> Polynomial.of(-1);
            case ZERO -> Polynomial.ZERO;
            case ONE -> Polynomial.ONE;
            case TWO -> Polynomial.of(2);
            case FIVE -> Polynomial.of(5);
            case QUARTER_FIRST -> delta(entry.index(), "0").scale(QUARTER);
            case MINUS_QUARTER_FIRST -> delta(entry.index(), "0").scale(QUARTER.negate());
        };
    }

    /// The entry of `e_1 - e_2`.
    private static Polynomial firstTwo(String index) {
        return delta(index, "0").minus(delta(index, "1"));
    }

    private static Polynomial delta(String index, String place) {
        return Binders.delta(index, place);
    }

    /// The row is the same at both queries, for all K.
    public static boolean sameRow(Polynomial weight, QuerySubstitution first, QuerySubstitution second) {
        try {
            return NormalForm.same(apply(weight, first), apply(weight, second));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    /// Wherever the text is defined at q it is defined at the query that takes its place: each requirement is
    /// met anyway, or goes to itself times a power of c (or, for a divisor, minus that).
    public static boolean keepsDomain(List<Domain.Requirement> domain, QuerySubstitution substitution) {
        return substitution == QuerySubstitution.SAME
                || keepsDomain(domain, expression -> apply(expression, substitution));
    }

    private static boolean keepsDomain(List<Domain.Requirement> domain, UnaryOperator<Polynomial> moved) {
        return domain.stream()
                .allMatch(requirement -> DomainTheorem.isMet(requirement)
                        || isMetAfter(requirement, moved)
                        || isCarried(requirement, moved));
    }

    /// The query enters the text through W q alone, and the row is the same, and defined, at W q + s 1.
    static boolean sameRowThroughMatrix(NormalForm form, String matrix, boolean turned) {
        var step = turned ? Polynomial.size("pi").times(Polynomial.of(2)) : STEP;
        try {
            return NormalForm.same(throughMatrix(form.weight(), matrix, step), form.weight())
                    && keepsDomain(form.domain(), expression -> throughMatrix(expression, matrix, step));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    /// The expression at a query q + u with `W u = step 1`.
    ///
    /// @throws NormalFormException if u enters in another way
    private static Polynomial throughMatrix(Polynomial expression, String matrix, Polynomial step) {
        var moved = Substitution.replace(
                expression,
                atom -> atom instanceof Atom.QueryEntry entry && !entry.mean()
                        ? Optional.of(Polynomial.of(entry).plus(Polynomial.of(move(entry.index()))))
                        : Optional.empty());
        var through =
                Substitution.replace(moved, atom -> isEntryOfMove(atom, matrix) ? Optional.of(step) : Optional.empty());
        if (Uses.any(
                through,
                atom -> atom instanceof Atom.Symbol symbol && symbol.name().equals(MOVE))) {
            throw new NormalFormException("a query outside " + matrix + " q");
        }
        return through;
    }

    private static Atom.Symbol move(String index) {
        return new Atom.Symbol(MOVE, List.of(index), SignSet.ANY);
    }

    /// `sum(t<d: W[a,t]*u[t])`.
    private static boolean isEntryOfMove(Atom atom, String matrix) {
        if (!(atom instanceof Atom.Bound bound)
                || bound.binder() != Atom.Binder.SUM
                || !bound.width().equals("d")
                || !bound.body().isSingle()) {
            return false;
        }
        var rest = bound.body().dividedBy(Polynomial.of(move(bound.index())));
        return rest.isSingle()
                && rest.firstCoefficient().equals(BigFraction.ONE)
                && rest.first().exponent().isZero()
                && rest.first().powers().size() == 1
                && rest.first().powers().containsValue(BigFraction.ONE)
                && rest.first().powers().firstKey() instanceof Atom.Symbol entry
                && entry.name().equals(matrix)
                && entry.indices().size() == 2
                && entry.indices().get(1).equals(bound.index())
                && !entry.indices().getFirst().equals(bound.index());
    }

    private static boolean isMetAfter(Domain.Requirement requirement, UnaryOperator<Polynomial> moved) {
        try {
            var replaced = moved.apply(requirement.expression());
            return DomainTheorem.isMet(new Domain.Requirement(requirement.need(), replaced));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isCarried(Domain.Requirement requirement, UnaryOperator<Polynomial> moved) {
        try {
            var expression = requirement.expression();
            var replaced = moved.apply(expression);
            boolean divisor = requirement.need() == Domain.Need.NONZERO;
            for (int degree = LOWEST_DEGREE; degree <= HIGHEST_DEGREE; degree++) {
                var image = expression.times(SCALE.power(degree));
                if (NormalForm.same(replaced, image) || divisor && NormalForm.same(replaced, image.negate())) {
                    return true;
                }
            }
            return false;
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    /// An expression that does not mention the query and has one strict sign, whatever the text needs: used for
    /// factors.
    static boolean isNonzeroConstant(Polynomial expression) {
        return !Uses.query(expression)
                && !Uses.key(expression, Atom.HERE)
                && !Uses.keyReduction(expression)
                && SignAnalysis.of(expression).isStrict();
    }
}
