package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.certificate.sign.Steepness;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// How fast the features of a block change with the query, for all queries at once. A bound is free of queries
/// and keys, and not negative.
final class QuerySlope {
    private static final Atom.Symbol FORM = new Atom.Symbol("$w", List.of(), SignSet.ANY);
    private static final BigFraction HALF = BigFraction.ONE_HALF;

    private final FeatureBlock block;
    private final List<Polynomial> numbers;

    /// @param slopes numbers among which bounds are looked for
    QuerySlope(FeatureBlock block, List<BigFraction> slopes) {
        this.block = block;
        this.numbers = numbers(slopes);
    }

    /// Those that can be bounds, the least first.
    static List<Polynomial> numbers(List<BigFraction> slopes) {
        return slopes.stream()
                .filter(slope -> Exact.signum(slope) > 0)
                .sorted()
                .map(Polynomial::of)
                .toList();
    }

    /// A function of one number: f(x) where x is an entry of the query or a linear form of it.
    ///
    /// @param variable x in the function
    /// @param row      a bound of the norm of the gradient of x, for the index at hand
    /// @param whole    a bound of the norm of the Jacobian of x over all indices
    private record OfOneNumber(Polynomial function, Atom variable, Polynomial row, Polynomial whole) {}

    /// A bound of the norm of the Jacobian of phi, the vector of the features of the block: so that the
    /// gradient of `phi(q) . psi` is at most that times |psi|.
    Optional<Polynomial> ofVector() {
        if (!Uses.query(block.query())) {
            return Optional.of(Polynomial.ZERO);
        }
        return ofOneNumber()
                .flatMap(inner -> slope(inner.function(), inner.variable()).map(inner.whole()::times));
    }

    /// L with `|grad phi_f| <= L phi_f` for each feature, none of which is negative.
    Optional<Polynomial> ofLogarithms() {
        if (!Uses.query(block.query())) {
            return Optional.of(Polynomial.ZERO);
        }
        return ofOneNumber()
                .flatMap(inner -> logarithmicSlope(inner.function(), inner.variable(), numbers)
                        .map(inner.row()::times));
    }

    private Optional<OfOneNumber> ofOneNumber() {
        return entry().or(this::numberedEntry).or(this::linearForm);
    }

    /// A single feature of one entry of a query whose width is a number.
    private Optional<OfOneNumber> numberedEntry() {
        var entries = new LinkedHashSet<Atom>();
        Uses.visit(block.query(), atom -> {
            if (Uses.isQuery(atom)) {
                entries.add(atom);
            }
        });
        return block.isSingle() && entries.size() == 1 && isNumbered(entries.getFirst())
                ? Optional.of(new OfOneNumber(block.query(), entries.getFirst(), Polynomial.ONE, Polynomial.ONE))
                : Optional.empty();
    }

    private static boolean isNumbered(Atom atom) {
        return atom instanceof Atom.QueryEntry entry
                && Character.isDigit(entry.index().charAt(0));
    }

    /// The block runs over the coordinates of the query, each feature a function of its own entry: the Jacobian
    /// is diagonal.
    private Optional<OfOneNumber> entry() {
        if (block.indices().size() != 1 || !block.widths().equals(List.of("d"))) {
            return Optional.empty();
        }
        var entry = new Atom.QueryEntry(false, block.indices().getFirst());
        return FeatureTheorem.dependsOnlyOn(block.query(), entry)
                ? Optional.of(new OfOneNumber(block.query(), entry, Polynomial.ONE, Polynomial.ONE))
                : Optional.empty();
    }

    /// Each feature is a function of `sum_t c_t q_t`.
    private Optional<OfOneNumber> linearForm() {
        for (var monomial : block.query().terms().keySet()) {
            var form = Uses.firstBound(Polynomial.of(monomial), QuerySlope::isLinearForm);
            if (form.isPresent()) {
                var function = Substitution.replace(block.query(), form.get(), Polynomial.of(FORM));
                return Uses.query(function) ? Optional.empty() : Optional.of(ofForm(function, form.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean isLinearForm(Atom.Bound bound) {
        if (bound.overKeys()
                || bound.binder() != Atom.Binder.SUM
                || !bound.body().isSingle()) {
            return false;
        }
        var factor = coefficient(bound);
        return bound.width().equals("d") && !Uses.query(factor) && !Uses.key(factor, Atom.HERE);
    }

    /// The summand without the entry of the query.
    private static Polynomial coefficient(Atom.Bound bound) {
        return bound.body().dividedBy(Polynomial.of(new Atom.QueryEntry(false, bound.index())));
    }

    private OfOneNumber ofForm(Polynomial function, Atom.Bound bound) {
        var squares =
                Binders.sum(bound.width(), bound.index(), coefficient(bound).power(2));
        var all = squares;
        for (int i = 0; i < block.indices().size(); i++) {
            all = Binders.sum(block.widths().get(i), block.indices().get(i), all);
        }
        var row = squares.power(HALF);
        for (int i = 0; i < block.indices().size(); i++) {
            row = Binders.largest(block.widths().get(i), block.indices().get(i), row);
        }
        return new OfOneNumber(function, FORM, row, all.power(HALF));
    }

    /// A bound of |f'|: the size of the slope where f is linear, otherwise one of the numbers.
    private Optional<Polynomial> slope(Polynomial function, Atom variable) {
        return slope(function, variable, numbers);
    }

    static Optional<Polynomial> slope(Polynomial function, Atom variable, List<Polynomial> numbers) {
        var constant = constantFactor(function);
        var rest = function.dividedBy(constant);
        return linearSlope(function, variable)
                .or(() ->
                        Steepness.least(rest, variable, numbers, Polynomial.ONE).map(size(constant)::times));
    }

    /// The part of the first term that is free of tokens, of the variable and of indices.
    private static Polynomial constantFactor(Polynomial function) {
        if (function.isZero()) {
            return Polynomial.ONE;
        }
        var constant = Polynomial.ONE;
        for (var factor : function.first().powers().entrySet()) {
            boolean number = factor.getKey() instanceof Atom.Prime
                    || factor.getKey() instanceof Atom.Symbol symbol
                            && symbol.indices().isEmpty()
                            && !symbol.name().startsWith("$");
            constant = number ? constant.times(Polynomial.of(factor.getKey()).power(factor.getValue())) : constant;
        }
        return constant;
    }

    private static Optional<Polynomial> linearSlope(Polynomial function, Atom variable) {
        try {
            var atZero = Substitution.replace(function, variable, Polynomial.ZERO);
            var slope = function.minus(atZero).dividedBy(Polynomial.of(variable));
            boolean linear = !Uses.any(slope, variable::equals)
                    && !BoundedForm.mentionsTokens(slope)
                    && !Uses.any(slope, QuerySlope::isCoordinate);
            return linear ? Optional.of(size(slope)) : Optional.empty();
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    /// A parameter with an index: it may change with the feature.
    private static boolean isCoordinate(Atom atom) {
        return atom instanceof Atom.Symbol symbol && !symbol.indices().isEmpty();
    }

    /// The absolute value.
    static Polynomial size(Polynomial number) {
        var signs = SignAnalysis.of(number);
        if (signs.within(SignSet.NONNEGATIVE)) {
            return number;
        }
        return signs.within(SignSet.NONPOSITIVE)
                ? number.negate()
                : number.power(2).power(HALF);
    }

    /// L with `|f'| <= L f`. An exponential has the slope of its exponent; log X, for X - 1 > 0, at most that
    /// of log (X - 1), since log X >= 1 - 1/X; otherwise one of the numbers.
    static Optional<Polynomial> logarithmicSlope(Polynomial function, Atom variable, List<Polynomial> numbers) {
        var logarithm = argumentOfLogarithm(function);
        if (logarithm.isPresent()) {
            var rest = logarithm.get().minus(Polynomial.ONE);
            return SignAnalysis.isPositive(rest) ? logarithmicSlope(rest, variable, numbers) : Optional.empty();
        }
        var rest = function.dividedBy(constantFactor(function));
        var stretch = stretch(rest, variable);
        var candidates = numbers.stream().map(stretch::times).toList();
        return exponentialSlope(function, variable).or(() -> Steepness.least(rest, variable, candidates, rest));
    }

    /// c, where the first terms of the function are `a + b c x` with numbers a and b: it is a function of c x.
    private static Polynomial stretch(Polynomial function, Atom variable) {
        var linear = function.sumOver((monomial, coefficient) ->
                monomial.power(variable).equals(BigFraction.ONE) ? Polynomial.of(monomial) : Polynomial.ZERO);
        var constant = function.sumOver((monomial, coefficient) ->
                Uses.any(monomial, variable::equals) ? Polynomial.ZERO : Polynomial.of(monomial));
        return linear.isSingle() && constant.isSingle()
                ? constantFactor(linear).dividedBy(constantFactor(constant))
                : Polynomial.ONE;
    }

    private static Optional<Polynomial> argumentOfLogarithm(Polynomial function) {
        boolean sole = function.isSingle()
                && function.first().exponent().isZero()
                && function.first().powers().size() == 1
                && Exact.signum(function.firstCoefficient()) > 0;
        return sole
                        && function.first().powers().firstKey() instanceof Atom.Applied applied
                        && applied.kind() == Atom.Kind.LOG
                        && function.first().power(applied).equals(BigFraction.ONE)
                ? Optional.of(applied.argument())
                : Optional.empty();
    }

    private static Optional<Polynomial> exponentialSlope(Polynomial function, Atom variable) {
        boolean pure = function.isSingle()
                && function.first().powers().keySet().stream().noneMatch(atom -> Uses.any(atom, variable::equals));
        return pure ? linearSlope(function.first().exponent(), variable) : Optional.empty();
    }
}
