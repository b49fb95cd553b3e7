package dev.attest.theory.formula;

import dev.attest.theory.formula.Document.Declaration;
import dev.attest.theory.formula.Document.InputDeclaration;
import dev.attest.theory.formula.Document.Interval;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// From the declaration of a parameter to the term that its name stands for.
record ParameterReader(Widths widths, SourceText source) {
    /// Its value, or the parameter itself where it has none.
    Term term(Declaration declaration) {
        var parameter = parameter(declaration);
        return declaration
                .value()
                .map(value -> value(value, parameter, declaration))
                .orElseGet(() -> new Term.ParameterValue(parameter));
    }

    Input input(InputDeclaration input) {
        var declaration = input.declaration();
        return new Input(
                declaration.name(), shape(declaration), declaration.range().map(this::range), input.ofQuery());
    }

    private Parameter parameter(Declaration declaration) {
        var shape = shape(declaration);
        var origin = declaration.origin().orElse(Parameter.Origin.GIVEN);
        if (origin == Parameter.Origin.ORTHOGONAL && !(shape instanceof Shape.Matrix)) {
            throw source.error(declaration.place(), "'drawn orthogonal' expects a matrix, got a " + shape);
        }
        return new Parameter(
                declaration.name(), shape, origin, declaration.range().map(range -> range(range, shape)));
    }

    Shape shape(Declaration declaration) {
        var sizes = declaration.dimensions().stream().map(widths::of).toList();
        return switch (declaration.kind()) {
            case SCALAR -> Shape.NUMBER;
            case VECTOR -> new Shape.Vector(sizes.getFirst());
            case MATRIX -> new Shape.Matrix(sizes.getFirst(), sizes.getLast());
        };
    }

    private Parameter.Range range(Interval interval, Shape shape) {
        if (!shape.equals(Shape.NUMBER)) {
            throw source.error(interval.place(), "'in' expects a scalar, got a " + shape);
        }
        return range(interval);
    }

    private Parameter.Range range(Interval interval) {
        var range = new Parameter.Range(
                end(interval.low()), interval.lowClosed(), end(interval.high()), interval.highClosed());
        int order = range.low().compareTo(range.high());
        if (order > 0 || order == 0 && !(range.lowClosed() && range.highClosed())) {
            throw source.error(
                    interval.place(),
                    "expected an interval with a number in it, got " + source.quote(interval.place()));
        }
        return range;
    }

    private BigFraction end(Expression expression) {
        return ExactNumber.of(closed(expression))
                .orElseThrow(() -> source.error(
                        expression.place(),
                        "expected an exact number as the end of an interval, got " + source.quote(expression.place())));
    }

    private Term value(Expression expression, Parameter parameter, Declaration declaration) {
        var term = closed(expression);
        if (!term.shape().equals(parameter.shape())) {
            throw source.error(
                    expression.place(),
                    "'" + declaration.name() + "' is declared as a " + parameter.shape() + ", but "
                            + source.quote(expression.place()) + " is a " + term.shape());
        }
        var exact = ExactNumber.of(term);
        if (exact.isPresent()
                && parameter.range().isPresent()
                && !parameter.range().get().contains(exact.get())) {
            throw source.error(
                    expression.place(),
                    "expected a value of '" + declaration.name() + "' in its interval, got "
                            + source.quote(expression.place()));
        }
        return exact.<Term>map(Term.Constant::new).orElse(term);
    }

    private Term closed(Expression expression) {
        return new Elaborator(List.of(), Declared.NOTHING, widths, source)
                .elaborate(expression, Scope.of("param", Optional.empty()));
    }
}
