package dev.attest.theory.formula;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The names of the language that are defined in the language. Its functions take one vector.
final class Prelude {
    private static final String TEXT = """
            norm(x) = sqrt(dot(x, x))
            rmsnorm(x) = x / sqrt(mean_of(x * x))
            layernorm(x) = rmsnorm(x - mean_of(x))
            kbar = mean(k)
            vbar = mean(v)
            """;
    private static final Map<String, Definition> DEFINITIONS =
            Syntax.read(new SourceText("the language", TEXT)).definitions().stream()
                    .collect(Collectors.toUnmodifiableMap(Definition::name, Function.identity()));

    private Prelude() {}

    /// The definition of a name, as if it were written at `place`.
    static Optional<Definition> definition(String name, Place place) {
        return Optional.ofNullable(DEFINITIONS.get(name))
                .map(found ->
                        new Definition(name, found.arguments(), found.body().at(place), place));
    }
}
