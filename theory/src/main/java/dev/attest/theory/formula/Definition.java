package dev.attest.theory.formula;

import java.util.List;

/// `name(arguments) = body`, or `name = body`, as written. A macro: wherever the name stands, the body is
/// meant.
public record Definition(String name, List<String> arguments, Expression body, Place place) {
    public Definition {
        arguments = List.copyOf(arguments);
    }
}
