package dev.attest.models.torch;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The widths of a mechanism as whole numbers of the source text: those of the arguments, and those that the
/// shapes of parameters settle.
final class WidthSource {
    private final Map<String, String> known = new HashMap<>();

    /// @param names what the text calls each parameter
    WidthSource(Mechanism mechanism, ParameterNames names) {
        known.put("d", "q.size(-1)");
        known.put("dv", "v.size(-1)");
        mechanism.parameters().forEach(parameter -> settle(parameter, names.of(parameter)));
    }

    String text(Width width) {
        var terms = Stream.concat(
                width.names().entrySet().stream().map(entry -> times(entry.getValue(), text(entry.getKey()))),
                width.constant() == 0 && !width.names().isEmpty()
                        ? Stream.empty()
                        : Stream.of(Integer.toString(width.constant())));
        return terms.collect(Collectors.joining(" + "));
    }

    private String text(String name) {
        var text = known.get(name);
        if (text == null) {
            throw new IllegalArgumentException(
                    "width " + name + ": expected a parameter whose shape settles it, got none");
        }
        return text;
    }

    private static String times(int count, String text) {
        return count == 1 ? text : count + " * " + text;
    }

    private void settle(Parameter parameter, String name) {
        switch (parameter.shape()) {
            case Shape.Scalar _ -> {}
            case Shape.Vector vector -> settle(vector.width(), name + ".size(-1)");
            case Shape.Matrix matrix -> {
                settle(matrix.rows(), name + ".size(-2)");
                settle(matrix.columns(), name + ".size(-1)");
            }
        }
    }

    /// A width with one unknown name in it.
    private void settle(Width width, String size) {
        var unknown = width.names().keySet().stream()
                .filter(name -> !known.containsKey(name))
                .toList();
        if (unknown.size() != 1) {
            return;
        }
        var others = new TreeMap<>(width.names());
        int count = Objects.requireNonNull(others.remove(unknown.getFirst()));
        var rest = new Width(others, width.constant());
        var difference = rest.equals(Width.of(0)) ? size : "(" + size + " - (" + text(rest) + "))";
        known.put(unknown.getFirst(), count == 1 ? difference : "(" + difference + " // " + count + ")");
    }
}
