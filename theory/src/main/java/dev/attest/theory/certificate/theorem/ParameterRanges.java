package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter.Range;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Signs of expressions for all values of the numbers that a definition declares in a range, inputs among them:
/// the interior of (low, high) is `(high + low p) / (1 + p)` for p > 0.
final class ParameterRanges {
    private static final int MOST_CASES = 81;

    private final Map<String, Range> ranges = new HashMap<>();

    /// Names of parameters and of widths: a property speaks of all of them, and of some tokens.
    private final Set<String> names = new HashSet<>(Atom.WIDTHS);

    ParameterRanges(Mechanism mechanism) {
        names.remove(Atom.KEYS);
        mechanism.parameters().forEach(parameter -> names.add(parameter.name()));
        mechanism
                .parameters()
                .forEach(parameter -> parameter.range().ifPresent(range -> ranges.put(parameter.name(), range)));
        mechanism.inputs().forEach(input -> input.range().ifPresent(range -> ranges.put(input.name(), range)));
    }

    /// The signs that the expression can have.
    SignSet signs(Polynomial expression) {
        try {
            return cases(expression).stream()
                    .map(ParameterRanges::clearedSigns)
                    .reduce(SignSet::union)
                    .orElse(SignSet.ANY);
        } catch (NormalFormException e) {
            return SignSet.ANY;
        }
    }

    /// Where the expression is not 0 for some parameters and widths it is 0 for none: its first factors that
    /// know these divide all of it, and have no zero.
    boolean isZeroByTokensAlone(Polynomial expression) {
        if (!knowsNames(expression)) {
            return true;
        }
        var factors = new TreeMap<Atom, BigFraction>();
        expression.first().powers().forEach((atom, power) -> {
            if (knowsNames(Polynomial.of(atom))) {
                factors.put(atom, power);
            }
        });
        var factor = Polynomial.product(factors, expression.first().exponent());
        return factors.keySet().stream()
                        .allMatch(atom -> signs(Polynomial.of(atom)).within(SignSet.NONZERO))
                && !knowsNames(expression.dividedBy(factor));
    }

    /// Mentions a parameter or a width.
    boolean knowsNames(Polynomial expression) {
        return Uses.any(expression, atom -> atom instanceof Atom.Symbol symbol && names.contains(symbol.name()));
    }

    private List<Polynomial> cases(Polynomial expression) {
        var cases = new ArrayList<>(List.of(expression));
        for (var range : ranges.entrySet()) {
            var next = new ArrayList<Polynomial>();
            for (var part : cases) {
                next.addAll(cases(part, range.getKey(), range.getValue()));
            }
            cases.clear();
            next.stream().distinct().forEach(cases::add);
            if (cases.size() > MOST_CASES) {
                throw new NormalFormException("more than " + MOST_CASES + " cases of numbers in ranges");
            }
        }
        return cases;
    }

    /// A range with both ends takes two cases, one for each end, which is enough for a number by itself.
    private static List<Polynomial> cases(Polynomial part, String name, Range range) {
        boolean both = range.lowClosed() && range.highClosed();
        var entries = new HashSet<String>();
        Uses.visit(part, atom -> variable(atom, name, SignSet.ANY).ifPresent(entry -> entries.add(atom.text())));
        if (both && entries.size() > 1) {
            throw new NormalFormException("several numbers in one closed range");
        }
        var cases = new ArrayList<Polynomial>();
        if (!range.lowClosed() || both) {
            cases.add(replaced(part, name, range.low(), range.high(), range.highClosed()));
        }
        if (range.lowClosed()) {
            cases.add(replaced(part, name, range.high(), range.low(), true));
        }
        return cases;
    }

    /// The variable p that stands for an entry of what is so named.
    private static Optional<Atom.Symbol> variable(Atom atom, String name, SignSet signs) {
        return switch (atom) {
            case Atom.Symbol symbol
            when symbol.name().equals(name) -> Optional.of(new Atom.Symbol("$" + name, symbol.indices(), signs));
            case Atom.InputEntry input
            when input.name().equals(name) ->
                Optional.of(new Atom.Symbol("$" + name + "@" + input.key(), input.indices(), signs));
            default -> Optional.empty();
        };
    }

    /// `(near + far p) / (1 + p)` for p > 0, or p >= 0 where `near` itself belongs to the range.
    private static Polynomial replaced(
            Polynomial part, String name, BigFraction far, BigFraction near, boolean withNear) {
        var signs = withNear ? SignSet.NONNEGATIVE : SignSet.POSITIVE;
        return Substitution.replace(
                part,
                atom -> variable(atom, name, signs).map(variable -> {
                    var p = Polynomial.of(variable);
                    var top = Polynomial.of(near).plus(p.scale(far));
                    return top.times(p.plus(Polynomial.ONE).power(BigFraction.MINUS_ONE));
                }));
    }

    /// With every divisor positive, an expression has the sign of what is left when it is multiplied through.
    private static SignSet clearedSigns(Polynomial expression) {
        var signs = SignAnalysis.of(expression);
        if (!signs.equals(SignSet.ANY)) {
            return signs;
        }
        boolean positive = !Uses.any(
                expression, atom -> atom instanceof Atom.Group group && !SignAnalysis.isPositive(group.body()));
        return positive ? SignAnalysis.of(NormalForm.cleared(expression)) : signs;
    }
}
