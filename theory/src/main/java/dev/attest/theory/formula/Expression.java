package dev.attest.theory.formula;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// An expression as its author wrote it: names are not resolved, and no macro is expanded. A [Term] is what it
/// means.
public sealed interface Expression {
    Place place();

    /// The parts, from left to right.
    List<Expression> parts();

    /// The same expression with every place replaced by `place`.
    Expression at(Place place);

    /// This expression and everything in it, in no particular order but always the same.
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }

    /// A decimal number.
    ///
    /// @param text as written
    record Number(String text, BigFraction value, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public Number at(Place there) {
            return new Number(text, value, there);
        }
    }

    record Name(String name, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public Name at(Place there) {
            return new Name(name, there);
        }
    }

    record Call(String function, List<Expression> arguments, Place place) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public Call at(Place there) {
            return new Call(function, allAt(arguments, there), there);
        }
    }

    record Negation(Expression operand, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }

        @Override
        public Negation at(Place there) {
            return new Negation(operand.at(there), there);
        }
    }

    /// `left operator right`; its place points to the operator.
    ///
    /// @param operator one of `+ - * / ^`
    record Operation(Pointwise operator, Expression left, Expression right, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        @Override
        public Operation at(Place there) {
            return new Operation(operator, left.at(there), right.at(there), there);
        }
    }

    /// `[a, b, ...]`.
    record Listing(List<Expression> entries, Place place) implements Expression {
        public Listing {
            entries = List.copyOf(entries);
        }

        @Override
        public List<Expression> parts() {
            return entries;
        }

        @Override
        public Listing at(Place there) {
            return new Listing(allAt(entries, there), there);
        }
    }

    private static List<Expression> allAt(List<Expression> expressions, Place place) {
        return expressions.stream().map(expression -> expression.at(place)).toList();
    }
}
