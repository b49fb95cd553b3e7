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
        Map<String, Integer> widths,
        List<Declaration> parameters,
        List<Definition> definitions) {
    Document {
        widths = Map.copyOf(widths);
        parameters = List.copyOf(parameters);
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

    enum Kind {
        SCALAR,
        VECTOR,
        MATRIX
    }

    /// `in (low, high)`, with a square bracket where an end counts.
    record Interval(Expression low, boolean lowClosed, Expression high, boolean highClosed, Place place) {}
}
