package dev.attest.models.torch;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the source text calls each parameter of a mechanism, in the order of the file.
final class ParameterNames {
    private final Map<String, String> names = new LinkedHashMap<>();

    ParameterNames(Mechanism mechanism, Statements statements) {
        for (var parameter : mechanism.parameters()) {
            names.put(parameter.name(), statements.name(parameter.name()));
        }
    }

    String of(Parameter parameter) {
        return Objects.requireNonNull(names.get(parameter.name()), parameter.name());
    }

    List<String> all() {
        return List.copyOf(names.values());
    }
}
