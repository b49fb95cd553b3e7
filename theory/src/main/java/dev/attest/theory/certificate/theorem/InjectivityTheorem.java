package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.ScoreKind;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.RowForm.Recovers;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// When `q -> a_K(q)` is injective: from the row to the scores ([RowForm#recovers()]), from the scores to the
/// features of the query, which the keys must span, and from the features to the query ([FeatureTheorem]).
public final class InjectivityTheorem {
    private static final int MOST_NUMBERS = 2;

    /// The condition under which the row is injective.
    ///
    /// @param exact where the condition fails the row is not injective
    public record Conclusion(Condition condition, boolean exact) {}

    /// What the scores of two queries with one row say of the sums `u = sum phi(q) psi(k)` over the blocks.
    private enum Sums {
        /// u(p) = u(q): phi(p) = phi(q) if rank psi(K) is the number of features.
        EQUAL,
        /// u(p) - u(q) is constant over the keys: phi(p) = phi(q) if rank `[psi(K) 1]` is the number of
        /// features and 1.
        EQUAL_UP_TO_CONSTANT,
        /// u(p) = c u(q).
        EQUAL_UP_TO_FACTOR,
        /// u(p) = u(q) where either of them is positive: phi(p) = phi(q) if those keys have rank d.
        EQUAL_WHERE_POSITIVE,
        /// phi(p) = phi(q) for almost every K with n >= 2d + 2.
        EQUAL_FOR_ALMOST_EVERY_KEYS,
        UNKNOWN
    }

    private InjectivityTheorem() {}

    /// Empty if the derivation does not go through. That the form is the row's is not asked here. A number
    /// that is drawn or learned without a range is positive or negative, almost every one: then there is a
    /// derivation for each case.
    ///
    /// @param domain     what the text needs in order to be defined
    /// @param parameters those of the definition
    public static Optional<Conclusion> conclude(
            Injectivity evidence, List<Domain.Requirement> domain, List<Parameter> parameters) {
        var plain = conclude(evidence, domain);
        var numbers = parameters.stream()
                .filter(InjectivityTheorem::isAlmostNeverZero)
                .map(Parameter::name)
                .filter(name -> mentions(evidence, name))
                .toList();
        return plain.isPresent() || numbers.isEmpty() || numbers.size() > MOST_NUMBERS
                ? plain
                : byCases(evidence, domain, numbers)
                        .map(condition -> new Conclusion(nonZero(numbers, condition), false));
    }

    private static boolean isAlmostNeverZero(Parameter parameter) {
        return parameter.shape() instanceof Shape.Scalar
                && parameter.range().isEmpty()
                && (parameter.origin() == Parameter.Origin.LEARNED || parameter.origin() == Parameter.Origin.NORMAL);
    }

    private static boolean mentions(Injectivity evidence, String name) {
        return Uses.any(
                evidence.form().score(),
                atom -> atom instanceof Atom.Symbol symbol && symbol.name().equals(name));
    }

    private static Condition nonZero(List<String> numbers, Condition condition) {
        var all = new ArrayList<Condition>();
        numbers.forEach(name -> all.add(new Condition.NonZero(name)));
        all.addAll(condition instanceof Condition.All conditions ? conditions.conditions() : List.of(condition));
        return Condition.all(all);
    }

    private static Optional<Condition> byCases(
            Injectivity evidence, List<Domain.Requirement> domain, List<String> numbers) {
        if (numbers.isEmpty()) {
            return conclude(evidence, domain).map(Conclusion::condition);
        }
        var rest = numbers.subList(1, numbers.size());
        var positive = byCases(withSigns(evidence, numbers.getFirst(), SignSet.POSITIVE), domain, rest);
        var negative = byCases(withSigns(evidence, numbers.getFirst(), SignSet.NEGATIVE), domain, rest);
        return positive.equals(negative) ? positive : Optional.empty();
    }

    private static Injectivity withSigns(Injectivity evidence, String name, SignSet signs) {
        var form = evidence.form();
        var known = new RowForm(
                withSigns(form.score(), name, signs),
                withSigns(form.scale(), name, signs),
                withSigns(form.shift(), name, signs));
        var blocks = evidence.blocks().stream()
                .map(block -> new FeatureBlock(
                        block.indices(),
                        block.widths(),
                        withSigns(block.query(), name, signs),
                        withSigns(block.key(), name, signs)))
                .toList();
        return new Injectivity(known, evidence.score(), blocks, evidence.proof(), evidence.points());
    }

    private static Polynomial withSigns(Polynomial polynomial, String name, SignSet signs) {
        var known = Polynomial.of(new Atom.Symbol(name, List.of(), signs));
        return Substitution.replace(
                polynomial,
                atom -> atom instanceof Atom.Symbol symbol && symbol.name().equals(name)
                        ? Optional.of(known)
                        : Optional.empty());
    }

    private static Optional<Conclusion> conclude(Injectivity evidence, List<Domain.Requirement> domain) {
        var form = evidence.form();
        var sums = sums(evidence);
        if (sums == Sums.UNKNOWN
                || !FeatureBlock.factorise(evidence.blocks(), innerSum(evidence).orElseThrow())) {
            return Optional.empty();
        }
        boolean withConstant = sums == Sums.EQUAL_UP_TO_CONSTANT;
        if (sums == Sums.EQUAL_WHERE_POSITIVE && !areKeysThemselves(evidence.blocks())) {
            return Optional.empty();
        }
        if (!Independence.holds(evidence.blocks(), withConstant, evidence.points())) {
            return Optional.empty();
        }
        var blocks = withTwoKeys(evidence.blocks());
        var onFeatures = sums == Sums.EQUAL_UP_TO_FACTOR
                ? FeatureTheorem.injectiveUpToFactor(blocks, evidence.proof(), domain)
                : FeatureTheorem.injective(blocks, evidence.proof(), domain);
        return onFeatures.map(conditions -> {
            var all = new ArrayList<Condition>(conditions);
            all.add(
                    switch (sums) {
                        case EQUAL_FOR_ALMOST_EVERY_KEYS -> new Condition.AlmostEveryKeys();
                        case EQUAL_WHERE_POSITIVE -> new Condition.HalfSpaces();
                        default -> rank(evidence.blocks(), withConstant);
                    });
            boolean exact = conditions.isEmpty() && DomainTheorem.isTotal(domain) && isExact(form, evidence, sums);
            return new Conclusion(Condition.all(all), exact);
        });
    }

    /// psi(k) = k.
    private static boolean areKeysThemselves(List<FeatureBlock> blocks) {
        return blocks.size() == 1
                && blocks.getFirst().widths().equals(List.of("d"))
                && blocks.getFirst().diagonalKey().equals(Polynomial.of(new Atom.KeyEntry(Atom.HERE, "a1")));
    }

    /// A family over the coordinates has d >= 2 features, and the rank that the condition asks for takes as
    /// many keys: so n is 2 and a number that is not negative, and log n is positive.
    private static List<FeatureBlock> withTwoKeys(List<FeatureBlock> blocks) {
        boolean many = blocks.stream().anyMatch(block -> block.widths().contains("d"));
        var count = Polynomial.of(2).plus(Polynomial.of(new Atom.Symbol("$n", List.of(), SignSet.NONNEGATIVE)));
        return !many
                ? blocks
                : blocks.stream()
                        .map(block -> new FeatureBlock(
                                block.indices(),
                                block.widths(),
                                Substitution.replace(block.query(), Atom.size(Atom.KEYS), count),
                                block.key()))
                        .toList();
    }

    private static Condition rank(List<FeatureBlock> blocks, boolean withConstant) {
        var features = blocks.stream().map(block -> block.key().text()).toList();
        return new Condition.Rank(features, withConstant, FeatureBlock.count(blocks, withConstant ? 1 : 0));
    }

    /// The condition is the exact one where phi has an open image (one block, coordinate by coordinate) and
    /// equal sums, up to a constant where that is what the row leaves, give equal rows: then a rank that is too
    /// small leaves a direction in which phi can move unseen.
    private static boolean isExact(RowForm form, Injectivity evidence, Sums sums) {
        boolean open = evidence.blocks().size() == 1
                && evidence.blocks().getFirst().indices().size() == 1
                && FeatureTheorem.isElementwise(evidence.blocks().getFirst());
        if (!open) {
            return false;
        }
        return switch (evidence.score()) {
            case SUM -> sums == Sums.EQUAL || sums == Sums.EQUAL_UP_TO_CONSTANT && rowSumIsConstant(form);
            case EXPONENTIAL -> form.recovers() == Recovers.SCORES_UP_TO_FACTOR && sums == Sums.EQUAL_UP_TO_CONSTANT;
            case MONOTONE -> sums == Sums.EQUAL;
            case POWER -> false;
        };
    }

    /// `S F(S) + n G(S)` does not depend on S: with F constant, scores that differ by a constant then have
    /// equal rows.
    private static boolean rowSumIsConstant(RowForm form) {
        var rowSum = Polynomial.of(RowForm.SUM)
                .times(form.scale())
                .plus(Polynomial.size("n").times(form.shift()));
        return form.recovers() == Recovers.SCORES_UP_TO_CONSTANT && !Uses.any(rowSum, RowForm.SUM::equals);
    }

    private static Optional<Polynomial> innerSum(Injectivity evidence) {
        return innerSum(evidence.form().score(), evidence.score());
    }

    /// The sum of feature products u on which a score of this kind depends.
    public static Optional<Polynomial> innerSum(Polynomial score, ScoreKind kind) {
        return switch (kind) {
            case SUM -> Optional.of(score);
            case EXPONENTIAL -> mixedExponent(score);
            case MONOTONE -> ScoreSigns.innerProduct(score).map(Polynomial::of);
            case POWER -> powerBase(score);
        };
    }

    private static Sums sums(Injectivity evidence) {
        var recovers = evidence.form().recovers();
        if (innerSum(evidence).isEmpty()) {
            return Sums.UNKNOWN;
        }
        return switch (evidence.score()) {
            case SUM -> ofSum(recovers);
            case EXPONENTIAL -> ofExponential(evidence.form().score(), recovers);
            case MONOTONE -> ofMonotone(evidence, recovers);
            case POWER -> ofPower(recovers);
        };
    }

    private static Sums ofSum(Recovers recovers) {
        return switch (recovers) {
            case SCORES -> Sums.EQUAL;
            case SCORES_UP_TO_FACTOR -> Sums.EQUAL_UP_TO_FACTOR;
            case SCORES_UP_TO_CONSTANT, SCORES_BY_FEATURES -> Sums.EQUAL_UP_TO_CONSTANT;
            case NOTHING -> Sums.UNKNOWN;
        };
    }

    /// The part of the exponent of a one-term score that mentions q and k together, if the rest splits into
    /// nonzero factors of q alone and of k alone.
    private static Optional<Polynomial> mixedExponent(Polynomial score) {
        if (!score.isSingle()) {
            return Optional.empty();
        }
        var monomial = score.first();
        boolean splits = monomial.powers().keySet().stream()
                .map(Polynomial::of)
                .allMatch(atom -> !isMixed(atom) && SignAnalysis.of(atom).within(SignSet.NONZERO));
        var mixed = monomial.exponent().sumOver((term, coefficient) -> {
            var part = Polynomial.of(term, coefficient);
            return isMixed(part) ? part : Polynomial.ZERO;
        });
        return splits && !mixed.isZero() ? Optional.of(mixed) : Optional.empty();
    }

    private static boolean isMixed(Polynomial polynomial) {
        return Uses.query(polynomial) && Uses.key(polynomial, Atom.HERE);
    }

    private static boolean mentionsTokens(Polynomial polynomial) {
        return Uses.query(polynomial) || Uses.key(polynomial, Atom.HERE);
    }

    /// Logarithms of scores that are equal, or equal up to a factor. A factor of q alone adds a constant over
    /// the keys.
    private static Sums ofExponential(Polynomial score, Recovers recovers) {
        var queryFactor =
                score.dividedBy(IndexNotation.exponential(mixedExponent(score).orElseThrow()));
        boolean queryFree = !Uses.query(queryFactor);
        return switch (recovers) {
            case SCORES -> queryFree ? Sums.EQUAL : Sums.EQUAL_UP_TO_CONSTANT;
            case SCORES_UP_TO_FACTOR -> Sums.EQUAL_UP_TO_CONSTANT;
            case SCORES_UP_TO_CONSTANT, SCORES_BY_FEATURES, NOTHING -> Sums.UNKNOWN;
        };
    }

    /// h(u(p)) = h(u(q)) gives u(p) = u(q), h being strictly monotone. If h(u(p)) = c h(u(q)) is all that is
    /// known, let n >= 2d + 2 and h(0) differ from 0. For given p, q and c let Z be the keys k with h(u(p,
    /// k)) = c h(u(q, k)).
    ///
    /// - Where h is analytic, so is the difference of the two sides: Z is everything, or has dimension d - 1
    ///   at most. If it is everything, the key 0, where psi vanishes, gives c = 1.
    /// - Where h is analytic on either side of 0 only, and psi homogeneous, the same holds on each of the (at
    ///   most four) open cones that the signs of u(p, .) and u(q, .) cut out; between them there are only
    ///   zeros of analytic functions. If Z holds a cone, the key 0 at its tip gives c = 1.
    ///
    /// With c = 1 the sums u(p) and u(q) agree on an open set of keys, so phi(p) = phi(q). Otherwise Z has
    /// dimension d - 1 at most, for every c; and the K all of whose keys lie in Z for some (p, q, c) have
    /// dimension at most 2d + 1 + n (d - 1) < n d.
    ///
    /// If h is constant for u <= 0 and strictly monotone for u >= 0 then h(u(p)) = h(u(q)) gives u(p) = u(q)
    /// where either is positive. Let phi(q) be other than phi(p), one of them, say phi(q), not being 0: the
    /// keys with `phi(q) . k > 0` fill an open half-space, and if they have rank d then phi(p) = phi(q).
    private static Sums ofMonotone(Injectivity evidence, Recovers recovers) {
        var score = evidence.form().score();
        var product = ScoreSigns.innerProduct(score).orElseThrow();
        var argument = ScoreSigns.argument();
        var function = Substitution.replace(score, product, Polynomial.of(argument));
        if (recovers == Recovers.SCORES && Calculus.isRectified(function, argument)) {
            return Sums.EQUAL_WHERE_POSITIVE;
        }
        if (!Calculus.direction(function, argument).isStrict()) {
            return Sums.UNKNOWN;
        }
        if (recovers == Recovers.SCORES) {
            return Sums.EQUAL;
        }
        boolean generic = recovers == Recovers.SCORES_UP_TO_FACTOR
                && SignAnalysis.of(Calculus.at(function, argument, BigFraction.ZERO))
                        .isStrict()
                && evidence.blocks().stream()
                        .allMatch(block ->
                                isAnalytic(block.query()) && isAnalytic(block.key()) && vanishesAtZero(block.key()))
                && (isAnalytic(score) || isAnalyticOnCones(evidence.blocks(), function, argument));
        return generic ? Sums.EQUAL_FOR_ALMOST_EVERY_KEYS : Sums.UNKNOWN;
    }

    private static boolean isAnalyticOnCones(List<FeatureBlock> blocks, Polynomial function, Atom argument) {
        return Calculus.isAnalyticButAtZero(function, argument)
                && blocks.stream()
                        .allMatch(
                                block -> Homogeneity.inKey().degree(block.key()).isPresent());
    }

    static boolean isAnalytic(Polynomial function) {
        boolean kinked = Uses.any(
                function,
                atom -> atom instanceof Atom.Applied applied && isKinked(applied.kind())
                        || atom instanceof Atom.Bound bound && bound.binder() == Atom.Binder.MAX);
        return !kinked && Calculus.isContinuous(function) && !hasRoots(function);
    }

    private static boolean isKinked(Atom.Kind kind) {
        return kind == Atom.Kind.ABS || kind == Atom.Kind.SIGN;
    }

    private static boolean hasRoots(Polynomial function) {
        return function.terms().keySet().stream()
                        .anyMatch(monomial -> monomial.powers().entrySet().stream()
                                        .anyMatch(factor -> factor.getValue()
                                                                .getDenominator()
                                                                .intValue()
                                                        != 1
                                                && mentionsTokens(Polynomial.of(factor.getKey())))
                                || hasRoots(monomial.exponent()))
                || Uses.any(function, atom -> switch (atom) {
                    case Atom.Applied applied -> hasRoots(applied.argument());
                    case Atom.Bound bound -> hasRoots(bound.body());
                    case Atom.Group group -> hasRoots(group.body());
                    default -> false;
                });
    }

    private static boolean vanishesAtZero(Polynomial key) {
        return Substitution.replace(
                        key, atom -> atom instanceof Atom.KeyEntry ? Optional.of(Polynomial.ZERO) : Optional.empty())
                .isZero();
    }

    /// The positive group of a one-term score `c u^r`, everything else being free of tokens and never 0.
    private static Optional<Polynomial> powerBase(Polynomial score) {
        if (!score.isSingle() || !score.first().exponent().isZero()) {
            return Optional.empty();
        }
        var mixed = score.first().powers().keySet().stream()
                .filter(atom -> mentionsTokens(Polynomial.of(atom)))
                .toList();
        boolean neverZero = score.first().powers().keySet().stream()
                .allMatch(atom -> SignAnalysis.of(Polynomial.of(atom)).within(SignSet.NONZERO));
        return neverZero
                        && mixed.size() == 1
                        && mixed.getFirst() instanceof Atom.Group group
                        && SignAnalysis.isPositive(group.body())
                ? Optional.of(group.body())
                : Optional.empty();
    }

    private static Sums ofPower(Recovers recovers) {
        return switch (recovers) {
            case SCORES -> Sums.EQUAL;
            case SCORES_UP_TO_FACTOR -> Sums.EQUAL_UP_TO_FACTOR;
            case SCORES_UP_TO_CONSTANT, SCORES_BY_FEATURES, NOTHING -> Sums.UNKNOWN;
        };
    }
}
