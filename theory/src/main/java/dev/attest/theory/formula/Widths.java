package dev.attest.theory.formula;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// The widths of a mechanism: `d`, `dv` and `m`, or the numbers that the file fixes for them.
record Widths(Map<String, Integer> fixed, SourceText source) {
    private static final int LARGEST = 99_999;

    Width named(String name) {
        var number = fixed.get(name);
        return number == null ? Width.of(name) : Width.of(number);
    }

    Shape vector(String name) {
        return new Shape.Vector(named(name));
    }

    /// The width that an expression such as `d`, `2` or `2 * m + 1` names.
    Width of(Expression expression) {
        return switch (expression) {
            case Expression.Name name when Language.WIDTHS.contains(name.name()) -> named(name.name());
            case Expression.Number number -> checked(Width.of(multiplicity(number)), expression);
            case Expression.Operation sum
            when sum.operator() == Pointwise.ADD -> checked(of(sum.left()).plus(of(sum.right())), expression);
            case Expression.Operation product
            when product.operator() == Pointwise.MULTIPLY -> checked(times(product), expression);
            default -> throw unexpected(expression);
        };
    }

    /// A width read as a number.
    Term value(String name) {
        var number = fixed.get(name);
        return number == null ? new Term.WidthValue(Width.of(name)) : new Term.Constant(new BigFraction(number));
    }

    /// A whole number of places.
    int shift(Expression expression) {
        return switch (expression) {
            case Expression.Number number when number.value().getNumerator().signum() == 0 -> 0;
            case Expression.Number number -> multiplicity(number);
            case Expression.Negation negation
            when negation.operand() instanceof Expression.Number number -> -shift(number);
            default ->
                throw source.error(
                        expression.place(), "expected a whole number, got " + source.quote(expression.place()));
        };
    }

    private Width times(Expression.Operation product) {
        if (!(product.left() instanceof Expression.Number factor)) {
            throw unexpected(product);
        }
        long count = multiplicity(factor);
        var width = of(product.right());
        var names = new TreeMap<String, Integer>();
        width.names().forEach((name, times) -> names.put(name, bounded(times * count, product)));
        return new Width(names, bounded(width.constant() * count, product));
    }

    private int bounded(long number, Expression expression) {
        if (number > LARGEST) {
            throw unexpected(expression);
        }
        return (int) number;
    }

    private Width checked(Width width, Expression expression) {
        bounded(width.constant(), expression);
        width.names().values().forEach(count -> bounded(count, expression));
        return width;
    }

    private int multiplicity(Expression.Number number) {
        var value = number.value();
        boolean whole = value.getDenominator().equals(BigInteger.ONE)
                && value.getNumerator().signum() > 0
                && value.getNumerator().compareTo(BigInteger.valueOf(LARGEST)) <= 0;
        if (!whole) {
            throw unexpected(number);
        }
        return value.intValue();
    }

    private MechanismException unexpected(Expression expression) {
        return source.error(
                expression.place(),
                "expected a width such as d, 2 or 2 * m + 1 (numbers from 1 to 99999), got "
                        + source.quote(expression.place()));
    }
}
