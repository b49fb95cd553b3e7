package dev.attest.theory.formula;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mechanism file as it is written: sentences, before any name has a meaning.
record Document(
        Optional<String> name,
        Optional<String> title,
        Optional<String> source,
        boolean causal,
        boolean grid,
        Map<String, Integer> widths,
        List<Declaration> parameters,
        List<InputDeclaration> inputs,
        List<StateDeclaration> states,
        List<Definition> definitions) {
    Document {
        widths = Map.copyOf(widths);
        parameters = List.copyOf(parameters);
        inputs = List.copyOf(inputs);
        states = List.copyOf(states);
        definitions = List.copyOf(definitions);
    }

    /// `param name : kind(dimensions) ...`
    record Declaration(
            String name,
            Kind kind,
            List<Expression> dimensions,
            Optional<Interval> range,
            Optional<Parameter.Origin> origin,
            Optional<Expression> value,
            Place place) {
        Declaration {
            dimensions = List.copyOf(dimensions);
        }
    }

    /// `input name : kind(dimensions) ...`, without origin and value.
    record InputDeclaration(Declaration declaration, boolean ofQuery) {
        String name() {
            return declaration.name();
        }

        Place place() {
            return declaration.place();
        }
    }

    /// `state name : kind(dimensions) from start = update`.
    record StateDeclaration(Declaration declaration, Optional<Expression> start, Expression update) {
        String name() {
            return declaration.name();
        }

        Place place() {
            return declaration.place();
        }

        /// The update as a definition, for whatever asks what mentions what.
        Definition step() {
            return new Definition(name(), List.of(), update, place());
        }
    }

    enum Kind {
        SCALAR,
        VECTOR,
        MATRIX
    }

    /// `in (low, high)`, with a square bracket where an end counts.
    record Interval(Expression low, boolean lowClosed, Expression high, boolean highClosed, Place place) {}
}
